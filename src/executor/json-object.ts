import { isObject } from '../is-object.js'
import { parseWellFormed } from '../parse-well-formed.js'
import { isNestedTooDeep } from './nesting.js'

/** The JSON object that the whole of a text is; undefined if it is anything else, or so deep that nobody could pass it on. */
export function jsonObjectIn(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = parseWellFormed(text)
    return isObject(value) && !isNestedTooDeep(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** Whether an object has this key, and no others than these. */
export function hasOnly(object: object, key: string, others: readonly string[]): boolean {
  return key in object && Object.keys(object).every((name) => name === key || others.includes(name))
}
