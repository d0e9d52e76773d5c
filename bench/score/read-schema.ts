import type { JsonSchema } from '../../src/discovery/tool.js'

/** The types that a schema allows, including its branches; `null` does not count. */
export function typesOf(schema: JsonSchema): Set<string> {
  const own = [schema.type].flat().filter((type) => typeof type === 'string')
  const types = new Set([...own, ...branchesOf(schema).flatMap((one) => [...typesOf(one)])])
  types.delete('null')
  return types
}

/** The values that a schema, its items or a branch is limited to; undefined: any. */
export function enumOf(schema: JsonSchema): readonly unknown[] | undefined {
  if (Array.isArray(schema.enum)) return schema.enum as readonly unknown[]
  const places = [...(schema.items ? [schema.items as JsonSchema] : []), ...branchesOf(schema)]
  return places.map(enumOf).find((values) => values !== undefined)
}

/** The default of a schema or of a branch; undefined: none. */
export function defaultOf(schema: JsonSchema): unknown {
  return [schema, ...branchesOf(schema)]
    .map((one) => one.default ?? undefined)
    .find((value) => value !== undefined)
}

function branchesOf({ anyOf, oneOf }: JsonSchema): JsonSchema[] {
  return [anyOf, oneOf].flatMap((branches) => (Array.isArray(branches) ? (branches as JsonSchema[]) : []))
}
