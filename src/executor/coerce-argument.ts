import type { JsonSchema } from '../discovery/tool.js'
import { itemSchema, mainType } from './main-schema.js'
import { isNestedTooDeep } from './nesting.js'
import { NumberLiteral } from './number-literal.js'
import { parseJson } from './parse-json.js'
import { asText } from './render-option.js'
import { isObject } from '../is-object.js'

/**
 * An argument in two forms: as the schema checks it, and as it is rendered, where a number sent as text keeps its
 * digits.
 */
export interface Coerced {
  readonly checked: unknown
  readonly rendered: unknown
}

/**
 * Converts a value to the type that the schema wants, if it can only mean one thing: "5" to a number, "true" to a
 * boolean, a number or a boolean to text, JSON text or Letta's `{"item": x}` to a list, JSON text to an object. A number
 * literal of the message becomes text as it was written, or the same number; it stays a literal if that would change it.
 * Anything else is left as it is, for the schema to refuse.
 */
export function coerceArgument(value: unknown, schema: JsonSchema): Coerced {
  const type = mainType(schema)
  switch (type) {
    case 'string':
      return both(textOf(value))
    case 'integer':
    case 'number':
      return typeof value === 'string' ? coerceNumber(value, type) : both(exactly(value))
    case 'boolean':
      return typeof value === 'string' && /^(true|false)$/i.test(value)
        ? both(value.toLowerCase() === 'true')
        : both(exactly(value))
    case 'array':
      return coerceList(value, schema)
    case 'object':
      return both(exactly(typeof value === 'string' ? parsed(value, isObject) : value))
    default:
      return both(exactly(value))
  }
}

/** Converts to text, because agents send numbers for text. A number that JSON.parse has rounded is not what was sent. */
function textOf(value: unknown): unknown {
  if (value instanceof NumberLiteral) return value.text
  const isText = typeof value === 'boolean' || (typeof value === 'number' && !isRounded(value))
  return isText ? asText(value) : value
}

function coerceNumber(text: string, type: 'integer' | 'number'): Coerced {
  const trimmed = text.trim()
  const pattern = type === 'integer' ? /^[+-]?\d+$/ : /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i
  const number = Number(trimmed)
  return pattern.test(trimmed) && Number.isFinite(number)
    ? { checked: number, rendered: trimmed }
    : both(text)
}

function coerceList(value: unknown, schema: JsonSchema): Coerced {
  const unwrapped =
    isObject(value) && Object.keys(value).length === 1 && 'item' in value ? lettaList(value.item) : value
  const list = typeof unwrapped === 'string' ? parsed(unwrapped, Array.isArray) : unwrapped
  if (!Array.isArray(list)) return both(exactly(list))
  const ofItems = itemSchema(schema) ?? {}
  const items = list.map((item) => coerceArgument(item, ofItems))
  return { checked: items.map(({ checked }) => checked), rendered: items.map(renderedItem) }
}

/** Keeps a number a number: the list may be rendered as JSON, in which text and numbers differ. */
function renderedItem({ checked, rendered }: Coerced): unknown {
  return typeof checked === 'number' && String(checked) === rendered ? checked : rendered
}

/** Letta sends a one-element list as {"item": x}. */
function lettaList(item: unknown): unknown[] {
  return Array.isArray(item) ? item : [item]
}

function parsed(text: string, fits: (value: unknown) => boolean): unknown {
  try {
    const value = parseJson(text)
    return fits(value) && !isNestedTooDeep(value) ? value : text
  } catch {
    return text
  }
}

/** Replaces each number literal by its number, if no digit is lost. */
function exactly(value: unknown): unknown {
  if (value instanceof NumberLiteral) return value.exact() ?? value
  if (Array.isArray(value)) return value.map(exactly)
  return isObject(value)
    ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, exactly(one)]))
    : value
}

/** Whether JSON.parse may have changed this number. */
export function isRounded(value: number): boolean {
  // From 10^21 on, a number is written with an exponent and has no digits to lose.
  const isUnsafe = Number.isInteger(value) && !Number.isSafeInteger(value) && Math.abs(value) < 1e21
  return isUnsafe || !Number.isFinite(value)
}

function both(value: unknown): Coerced {
  return { checked: value, rendered: value }
}
