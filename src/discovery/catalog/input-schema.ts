import type { Command, JsonSchema } from '../tool.js'

/** One JSON Schema for the arguments of a command: its own, or one that allows no others than its parameters. */
export function inputSchemaOf({ inputSchema, parameters }: Command): JsonSchema {
  if (inputSchema) return inputSchema
  const required = parameters.filter((parameter) => parameter.required).map(({ name }) => name)
  return {
    type: 'object',
    properties: Object.fromEntries(parameters.map(({ name, schema }) => [name, schema])),
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  }
}
