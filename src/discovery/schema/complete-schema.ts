import type { JsonSchema } from '../tool.js'
import { isObject } from '../../is-object.js'

const typeNames = new Set(['string', 'number', 'integer', 'boolean', 'array', 'object', 'null'])

/**
 * A schema that every client takes: a type on every property, `items` on every array, an object without properties
 * open. Letta and Claude skip or refuse tools that lack one of these.
 */
export function completeSchema(schema: JsonSchema): JsonSchema {
  const type = typeof schema.type === 'string' && typeNames.has(schema.type) ? schema.type : guessType(schema)
  const complete: Record<string, unknown> = type === undefined ? { ...schema } : { ...schema, type }
  if (type === 'array') complete.items = completeSchema(asSchema(schema.items))
  if (type === 'object') {
    const properties = Object.entries(asSchema(schema.properties))
    if (properties.length > 0) {
      complete.properties = Object.fromEntries(
        properties.map(([name, property]) => [name, completeSchema(asSchema(property))]),
      )
    }
    complete.additionalProperties ??= properties.length === 0
  }
  return complete
}

/** The type of the first value that is given away, an object where properties are; a string where nothing says otherwise, unless branches say it. */
function guessType(schema: JsonSchema): string | undefined {
  if (Array.isArray(schema.type) || schema.anyOf || schema.oneOf || schema.allOf || schema.$ref)
    return undefined
  if (isObject(schema.properties)) return 'object'
  const example: unknown = Array.isArray(schema.enum) ? schema.enum[0] : schema.default
  if (typeof example === 'boolean') return 'boolean'
  if (typeof example === 'number') return Number.isInteger(example) ? 'integer' : 'number'
  if (Array.isArray(example)) return 'array'
  return isObject(example) ? 'object' : 'string'
}

function asSchema(value: unknown): JsonSchema {
  return isObject(value) ? value : {}
}
