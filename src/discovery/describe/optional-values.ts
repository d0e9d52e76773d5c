import type { Description, JsonSchema, Parameter } from '../tool.js'

/** What a call gives for an option without its value: text, because not every host takes a choice of types. */
const bareValue = 'true'

/**
 * Lets calls give an option bare that the program takes with and without a value: `--color`, `--color=auto`. Its value is
 * text, and `"true"` is the bare option. A contract says itself what its values are.
 */
export function withOptionalValues(description: Description): Description {
  if (description.source === 'contract') return description
  const commands = description.commands.map((command) => ({
    ...command,
    parameters: command.parameters.map((one) => (isOptional(one) ? withBareValue(one) : one)),
  }))
  return { ...description, commands }
}

/** Whether a value may be left out. A list without a value has no items, and a boolean is true without one. */
function isOptional({ isJoined, schema }: Parameter): boolean {
  return isJoined === true && ['string', 'integer', 'number'].includes(String(schema.type))
}

function withBareValue(parameter: Parameter): Parameter {
  const { schema } = parameter
  const values = Array.isArray(schema.enum) ? schema.enum.map(String) : undefined
  // The program may tell `--x=true` from `--x`.
  if (values?.includes(bareValue)) return parameter
  const said = typeof schema.description === 'string' ? `${schema.description.trim()} ` : ''
  return {
    ...parameter,
    bareValue,
    schema: {
      ...asText(schema),
      description: `${said}("${bareValue}": the option without a value.)`,
      ...(values && { enum: [...values, bareValue] }),
    },
  }
}

/** The schema of a value as text: a number keeps its form. The program refuses what is out of its range. */
function asText(schema: JsonSchema): JsonSchema {
  if (schema.type === 'string') return schema
  const kept = Object.entries(schema).filter(([word]) => !['type', 'minimum', 'maximum'].includes(word))
  const number = schema.type === 'integer' ? String.raw`[+-]?\d+` : String.raw`[+-]?[\d.]+(?:[eE][+-]?\d+)?`
  return {
    ...Object.fromEntries(kept),
    type: 'string',
    pattern: `^(?:${bareValue}|${number})$`,
    ...('default' in schema && { default: String(schema.default) }),
  }
}
