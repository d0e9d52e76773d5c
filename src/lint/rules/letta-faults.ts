import type { JsonSchema } from '../../discovery/tool.js'
import { isObject } from '../../is-object.js'
import type { Fault } from '../rule.js'
import { branchesOf, propertiesOf } from './schema-parts.js'

/**
 * What Letta 0.16.8 (letta/functions/schema_validator.py) finds invalid in a schema; it leaves such a tool out. A
 * schema that is a boolean stops it from reading the list at all.
 */
export function lettaFaults(schema: unknown, path: string): Fault[] {
  if (!isObject(schema)) return [[path, 'must be an object; no tool of the list is taken']]
  const branches = branchesOf(schema, path)
  const below = branches.flatMap(([one, where]) => lettaFaults(one, where))
  switch (schema.type ?? impliedType(schema)) {
    case 'object': {
      const properties = propertiesOf(schema, path).flatMap(([one, where]) => lettaFaults(one, where))
      return [...requiredFaults(schema, path), ...properties, ...below]
    }
    case 'array':
      return isObject(schema.items)
        ? [...lettaFaults(schema.items, `${path}.items`), ...below]
        : [[path, 'is an array without items'], ...below]
    case undefined:
      return branches.length > 0 ? below : [[path, 'has no type']]
    default:
      return below
  }
}

function requiredFaults({ properties, required }: JsonSchema, path: string): Fault[] {
  const known = isObject(properties) ? properties : {}
  const names = Array.isArray(required) ? (required as string[]) : []
  return names.flatMap((name): Fault[] => {
    if (!(name in known)) return [[`${path}.required`, `names ${JSON.stringify(name)}, which is no property`]]
    return allowsNothing(known[name])
      ? [[`${path}.properties.${name}`, 'is required, and yet an object that needs or takes nothing']]
      : []
  })
}

/** A closed object that needs none of its properties; Letta closes an object that does not say whether it is. */
function allowsNothing(schema: unknown): boolean {
  if (!isObject(schema) || schema.type !== 'object') return false
  const needsSomething = Array.isArray(schema.required) && schema.required.length > 0
  return !needsSomething && (schema.additionalProperties ?? false) === false
}

function impliedType({ properties, additionalProperties, items }: JsonSchema): string | undefined {
  if (properties !== undefined || additionalProperties !== undefined) return 'object'
  return items === undefined ? undefined : 'array'
}
