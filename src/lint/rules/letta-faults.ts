import type { JsonSchema } from '../../discovery/tool.js'
import { isObject } from '../../is-object.js'
import type { Fault } from '../rule.js'
import { branchesOf, propertiesOf } from './schema-parts.js'

/**
 * What Letta 0.16.8 (letta/functions/schema_validator.py) finds invalid in a schema; it leaves such a tool out. A boolean
 * schema keeps it from reading the list at all.
 */
export function lettaFaults(schema: unknown, path: string): Fault[] {
  if (!isObject(schema)) return [[path, 'must be an object; no tool of the list is accepted']]
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
    if (!(name in known))
      return [[`${path}.required`, `names ${JSON.stringify(name)}, which is not a property`]]
    return allowsNothing(known[name])
      ? [[`${path}.properties.${name}`, 'is required, but is an object that requires and allows nothing']]
      : []
  })
}

/** Whether it is a closed object that requires no property; Letta takes an object for closed unless it says otherwise. */
function allowsNothing(schema: unknown): boolean {
  if (!isObject(schema) || schema.type !== 'object') return false
  const needsSomething = Array.isArray(schema.required) && schema.required.length > 0
  return !needsSomething && (schema.additionalProperties ?? false) === false
}

function impliedType({ properties, additionalProperties, items }: JsonSchema): string | undefined {
  if (properties !== undefined || additionalProperties !== undefined) return 'object'
  return items === undefined ? undefined : 'array'
}
