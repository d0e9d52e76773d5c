import { parseJson } from '../../../executor/parse-json.js'
import type { ToolResult } from '../../../executor/tool-result.js'
import { resultText } from '../../result-text.js'
import { compareResult } from './compare-result.js'
import { firstDifference } from './first-difference.js'
import type { Expectation } from './golden-call.js'

/**
 * What is to be expected of a call that now has this result. What holds stays as it is; what does not is said in the same
 * way where that can be, else in the way that reads best.
 */
export function newExpectation(before: Expectation | undefined, result: ToolResult): Expectation {
  if (before && compareResult(before, result) === undefined) return before
  const ways = waysOf(result)
  const kept = ways.filter(([field]) => before && field in before)
  const [best] = ways
  const said = kept.length > 0 || !best ? kept : [best]
  return { ...(result.isError && { isError: true }), ...Object.fromEntries(said) }
}

type Way = readonly [field: Exclude<keyof Expectation, 'isError'>, value: unknown]

/** How a result can be said whole, best first. */
function waysOf(result: ToolResult): readonly Way[] {
  const { content, structuredContent, isError } = result
  const isText = content.every(({ type }) => type === 'text')
  const text = resultText(result)
  const json = isText && !isError ? jsonIn(text) : undefined
  return [
    // That of an error says the same as its text.
    ...(structuredContent && !isError ? [['structuredContent', structuredContent] as const] : []),
    ...(json === undefined ? [] : [['json', json] as const]),
    ...(isText ? [['text', text] as const] : []),
    ['content', content],
  ]
}

/** The object or list that a text is as JSON, if none of its digits would be lost. */
function jsonIn(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null) return undefined
    return firstDifference(parseJson(text), value) === undefined ? value : undefined
  } catch {
    return undefined
  }
}
