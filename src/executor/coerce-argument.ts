import type { JsonSchema } from '../discovery/tool.js'
import { asText } from './render-option.js'

/** An argument as the schema is to see it, and as it is rendered: a number given as text keeps its digits. */
export interface Coerced {
  readonly checked: unknown
  readonly rendered: unknown
}

/**
 * Takes what clients send for what the schema means, where that can't be mistaken: "5" for a number, "true" for a
 * boolean, a number or a boolean for a text, a JSON text or Letta's `{"item": x}` for a list, a JSON text for an
 * object. Anything else stays as it is and is left to the schema to refuse.
 */
export function coerceArgument(value: unknown, schema: JsonSchema): Coerced {
  const same = { checked: value, rendered: value }
  switch (schema.type) {
    case 'string':
      // Agents send numbers where the program wants text.
      return both(typeof value === 'number' || typeof value === 'boolean' ? asText(value) : value)
    case 'integer':
    case 'number':
      return typeof value === 'string' ? coerceNumber(value, schema.type) : same
    case 'boolean':
      return typeof value === 'string' && /^(true|false)$/i.test(value)
        ? both(value.toLowerCase() === 'true')
        : same
    case 'array':
      return both(coerceList(value, schema))
    case 'object':
      return both(typeof value === 'string' ? parseJson(value, (parsed) => isObject(parsed)) : value)
    default:
      return same
  }
}

function coerceNumber(text: string, type: 'integer' | 'number'): Coerced {
  const trimmed = text.trim()
  const pattern = type === 'integer' ? /^[+-]?\d+$/ : /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i
  return pattern.test(trimmed)
    ? { checked: Number(trimmed), rendered: trimmed }
    : { checked: text, rendered: text }
}

function coerceList(value: unknown, schema: JsonSchema): unknown {
  const unwrapped =
    isObject(value) && Object.keys(value).length === 1 && 'item' in value ? lettaList(value.item) : value
  const list = typeof unwrapped === 'string' ? parseJson(unwrapped, Array.isArray) : unwrapped
  const items = isObject(schema.items) ? schema.items : {}
  return Array.isArray(list) ? list.map((item) => coerceArgument(item, items).checked) : list
}

/** Letta sends a one-element list as {"item": x}. */
function lettaList(item: unknown): unknown[] {
  return Array.isArray(item) ? item : [item]
}

function parseJson(text: string, fits: (parsed: unknown) => boolean): unknown {
  try {
    const parsed: unknown = JSON.parse(text)
    return fits(parsed) ? parsed : text
  } catch {
    return text
  }
}

function both(value: unknown): Coerced {
  return { checked: value, rendered: value }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
