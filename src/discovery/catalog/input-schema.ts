import type { Command, JsonSchema } from '../tool.js'

/** One JSON Schema for the arguments of a command; it allows no others. */
export function inputSchemaOf({ parameters }: Command): JsonSchema {
  const required = parameters.filter((parameter) => parameter.required).map(({ name }) => name)
  return {
    type: 'object',
    properties: Object.fromEntries(parameters.map(({ name, schema }) => [name, schema])),
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  }
}
