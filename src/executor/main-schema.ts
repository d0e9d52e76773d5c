import type { JsonSchema } from '../discovery/tool.js'
import { isObject } from '../is-object.js'

/** The one type that a value may have besides null; undefined if there are several. */
export function mainType(schema: JsonSchema): unknown {
  const [main, ...others] = [mainSchema(schema).type].flat().filter((type) => type !== 'null')
  return others.length === 0 ? main : undefined
}

/** The schema of a list's items; undefined if the value need not be a list. */
export function itemSchema(schema: JsonSchema): JsonSchema | undefined {
  if (mainType(schema) !== 'array') return undefined
  const { items } = mainSchema(schema)
  return isObject(items) ? items : {}
}

/** Whether the items of a list are neither lists nor objects. */
export function hasScalarItems(schema: JsonSchema): boolean {
  const type = mainType(itemSchema(schema) ?? {})
  return type !== 'object' && type !== 'array'
}

/** The branch for the value if the other one is for null, as pydantic writes `Optional[...]`; otherwise the schema itself. */
function mainSchema(schema: JsonSchema): JsonSchema {
  const branches = [schema.anyOf, schema.oneOf].find((one) => Array.isArray(one)) as JsonSchema[] | undefined
  const [main, ...others] = branches?.filter(({ type }) => type !== 'null') ?? []
  return schema.type === undefined && main && others.length === 0 ? main : schema
}
