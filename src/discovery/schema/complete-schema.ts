import type { JsonSchema } from '../tool.js'
import { isObject } from '../../is-object.js'

const typeNames = new Set(['string', 'number', 'integer', 'boolean', 'array', 'object', 'null'])

/**
 * Completes a schema so that every client accepts it: every property gets a type, every array gets `items`, and an object
 * without properties allows any. Letta and Claude skip or refuse tools that lack one of these.
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

/**
 * Guesses a missing type: object if there are properties, else from the first example value, else string. Branches keep
 * their own types.
 */
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
