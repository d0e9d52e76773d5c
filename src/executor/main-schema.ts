import type { JsonSchema } from '../discovery/tool.js'
import { isObject } from '../is-object.js'

/** The one type that a value may have, null aside; undefined where there are several. */
export function mainType(schema: JsonSchema): unknown {
  const [main, ...others] = [mainSchema(schema).type].flat().filter((type) => type !== 'null')
  return others.length === 0 ? main : undefined
}

/** The schema of the items of a list; undefined where the value is to be none. */
export function itemSchema(schema: JsonSchema): JsonSchema | undefined {
  if (mainType(schema) !== 'array') return undefined
  const { items } = mainSchema(schema)
  return isObject(items) ? items : {}
}

/** Whether no item of a list is to be a list or an object. */
export function hasScalarItems(schema: JsonSchema): boolean {
  const type = mainType(itemSchema(schema) ?? {})
  return type !== 'object' && type !== 'array'
}

/** Of branches without a type above them the only one that is not for null, as `Optional[...]` is written; else the schema itself. */
function mainSchema(schema: JsonSchema): JsonSchema {
  const branches = [schema.anyOf, schema.oneOf].find((one) => Array.isArray(one)) as JsonSchema[] | undefined
  const [main, ...others] = branches?.filter(({ type }) => type !== 'null') ?? []
  return schema.type === undefined && main && others.length === 0 ? main : schema
}
