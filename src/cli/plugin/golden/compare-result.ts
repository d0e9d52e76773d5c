import type { ToolResult } from '../../../executor/tool-result.js'
import { parseJson } from '../../../executor/parse-json.js'
import { resultText } from '../../result-text.js'
import { firstDifference } from './first-difference.js'
import type { Expectation } from './golden-call.js'

/** What does not hold of a result, as the field of `expect` that says so. */
export interface Mismatch {
  readonly field: 'isError' | 'text' | 'contains' | 'json' | 'structuredContent' | 'content'
  /** The first place of it where they differ, if it has places: `items[2].name`. */
  readonly path?: string
  readonly expected: unknown
  /** What came; undefined: nothing. */
  readonly got: unknown
}

/** Compares a result with what is expected of it; undefined: all of it holds. */
export function compareResult(expect: Expectation, result: ToolResult): Mismatch | undefined {
  const text = resultText(result)
  // What failed is said by its text.
  if ((expect.isError ?? false) !== (result.isError ?? false))
    return { field: 'isError', expected: expect.isError ?? false, got: text }
  return (
    textMismatch(expect, text) ??
    jsonMismatch(expect, text) ??
    valueMismatch('structuredContent', expect.structuredContent, result.structuredContent) ??
    valueMismatch('content', expect.content, result.content)
  )
}

function textMismatch({ text: expected, contains = [] }: Expectation, got: string): Mismatch | undefined {
  if (expected !== undefined && expected !== got) return { field: 'text', expected, got }
  const missing = [contains].flat().find((part) => !got.includes(part))
  return missing === undefined ? undefined : { field: 'contains', expected: missing, got }
}

function jsonMismatch(expect: Expectation, text: string): Mismatch | undefined {
  if (!('json' in expect)) return undefined
  try {
    return valueMismatch('json', expect.json, parseJson(text))
  } catch {
    return { field: 'json', expected: expect.json, got: text }
  }
}

function valueMismatch(field: Mismatch['field'], expected: unknown, got: unknown): Mismatch | undefined {
  if (expected === undefined) return undefined
  const difference = firstDifference(expected, got)
  return difference && { field, path: difference.path, expected, got }
}
