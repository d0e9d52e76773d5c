import type { JsonSchema } from '../discovery/tool.js'
import { isObject } from '../is-object.js'

/** A field and what is wrong with it. */
export type Fault = readonly [field: string, message: string]

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

/** Arrays whose items are not described. */
export function untypedArrays(schema: unknown, path: string): Fault[] {
  if (!isObject(schema)) return []
  const own: Fault[] =
    schema.type === 'array' && schema.items === undefined ? [[path, 'is an array without items']] : []
  const below = [
    ...propertiesOf(schema, path),
    part(schema.items, `${path}.items`),
    ...branchesOf(schema, path),
  ]
  return [...own, ...below.flatMap(([one, where]) => untypedArrays(one, where))]
}

/** Whether a part of the schema stands elsewhere. */
export function usesReference(schema: unknown): boolean {
  if (Array.isArray(schema)) return schema.some(usesReference)
  if (!isObject(schema)) return false
  return typeof schema.$ref === 'string' || Object.values(schema).some(usesReference)
}

type Part = readonly [schema: unknown, path: string]

function part(schema: unknown, path: string): Part {
  return [schema, path]
}

function propertiesOf({ properties }: JsonSchema, path: string): Part[] {
  const entries = isObject(properties) ? Object.entries(properties) : []
  return entries.map(([name, property]) => part(property, `${path}.properties.${name}`))
}

function branchesOf(schema: JsonSchema, path: string): Part[] {
  return ['anyOf', 'oneOf', 'allOf'].flatMap((word) => {
    const branches: unknown = schema[word]
    return Array.isArray(branches) ? branches.map((one, index) => part(one, `${path}.${word}[${index}]`)) : []
  })
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
