import type { JsonSchema } from '../../discovery/tool.js'
import { isObject } from '../../is-object.js'

/** A schema, which may be invalid, and its path. */
export type Part = readonly [schema: unknown, path: string]

export function propertiesOf({ properties }: JsonSchema, path: string): Part[] {
  const entries = isObject(properties) ? Object.entries(properties) : []
  return entries.map(([name, property]) => [property, `${path}.properties.${name}`])
}

export function branchesOf(schema: JsonSchema, path: string): Part[] {
  return ['anyOf', 'oneOf', 'allOf'].flatMap((word) => {
    const branches: unknown = schema[word]
    return Array.isArray(branches)
      ? branches.map((one: unknown, index): Part => [one, `${path}.${word}[${index}]`])
      : []
  })
}

/** A schema and all schemas in it, at any depth, except those that are not objects. */
export function partsOf(schema: unknown, path: string): (readonly [schema: JsonSchema, path: string])[] {
  if (!isObject(schema)) return []
  const below: Part[] = [
    ...propertiesOf(schema, path),
    [schema.items, `${path}.items`],
    ...branchesOf(schema, path),
  ]
  return [[schema, path], ...below.flatMap(([one, where]) => partsOf(one, where))]
}
