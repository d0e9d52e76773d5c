import type { JsonSchema } from '../../src/discovery/tool.js'
import { typesOf } from '../score/read-schema.js'

/** Writes a value as a schema wants it, as a model does; undefined if the schema does not take it. */
export function fitValue(value: unknown, schema: JsonSchema): unknown {
  const types = typesOf(schema)
  const given = Array.isArray(value) ? 'array' : typeof value
  const items = (schema.items ?? {}) as JsonSchema
  if (types.has('array')) {
    const fitting = (Array.isArray(value) ? value : [value]).map((one: unknown) => fitValue(one, items))
    return fitting.includes(undefined) ? undefined : fitting
  }
  if (Array.isArray(value)) return value.length === 1 ? fitValue(value[0], schema) : undefined
  if (types.size === 0) return value
  if (given === 'boolean') return fitSwitch(value === true, types, schema)
  if (Array.isArray(schema.enum)) return schema.enum.find((one) => String(one) === String(value))
  if (types.has('string')) return String(value)
  const isNumber = (types.has('number') || types.has('integer')) && Number.isFinite(Number(value))
  return isNumber ? Number(value) : undefined
}

function fitSwitch(value: boolean, types: ReadonlySet<string>, { description }: JsonSchema): unknown {
  if (types.has('boolean')) return value
  // An option with a value or without, whose schema says how to give it without.
  if (value && String(description).includes('"true": the option without a value')) return 'true'
  // How often a switch is given.
  return types.has('integer') ? Number(value) : undefined
}
