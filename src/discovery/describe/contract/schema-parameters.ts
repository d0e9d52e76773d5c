import { isObject } from '../../../is-object.js'
import { foldName } from '../../parameter-name.js'
import type { JsonSchema, Parameter } from '../../tool.js'

/**
 * The parameters of a command that gives the whole JSON Schema of its arguments: one of each property. What
 * `described` says of one of them beside its schema, such as how it is spelled, stands.
 */
export function parametersOf(
  inputSchema: JsonSchema | undefined,
  described: readonly Parameter[],
): readonly Parameter[] {
  if (inputSchema === undefined) return described
  const { properties, required } = inputSchema
  const needed: readonly unknown[] = Array.isArray(required) ? required : []
  return Object.entries(isObject(properties) ? properties : {}).map(([name, schema]) => ({
    ...described.find((one) => foldName(one.name) === foldName(name)),
    name,
    required: needed.includes(name),
    schema: isObject(schema) ? schema : {},
  }))
}
