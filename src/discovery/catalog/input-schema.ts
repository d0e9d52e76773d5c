import type { Command, JsonSchema } from '../tool.js'

/** The arguments of a command as one JSON Schema, which takes no others. */
export function inputSchemaOf({ parameters }: Command): JsonSchema {
  const required = parameters.filter((parameter) => parameter.required).map(({ name }) => name)
  return {
    type: 'object',
    properties: Object.fromEntries(parameters.map(({ name, schema }) => [name, schema])),
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  }
}
