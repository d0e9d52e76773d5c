import { isKindOfValue } from '../kind-of-value.js'

/** The values that a text lists, and the one that it marks as the default. */
export interface Choices {
  readonly values: readonly string[]
  readonly default?: string
}

const separator = String.raw`(?:,? (?:or|and) |, ?| ?\| ?)(?:either )?`
/** A value in quotes. */
export const quoted = String.raw`"[^"\n]{1,60}"|'[^'\n]{1,60}'|\`[^\`'\n]{1,60}[\`']|[‘“][^’”\n]{1,60}[’”]`
/** A separator, or what stands between two: a value in quotes may be one itself, `',' or ';'`. */
const parts = new RegExp(String.raw`${separator}|((?:${quoted}|(?!${separator})[^])+)`, 'g')

/** Whether a text may hold a list at all, which most do not. */
export function mayList(text: string): boolean {
  return /[|/,]| (?:or|and) /.test(text)
}

/** The pattern of a list of at least two such values, in a group of its own. */
export function listOf(value: string): string {
  const one = String.raw`(?:${value})(?: \(default\))?`
  return String.raw`((?:${one})(?:${separator}(?:${one})){1,40})`
}

/**
 * Reads a list that such a pattern has found. Undefined if it holds fewer than two values, or words for kinds of values,
 * or units: `5s` is more than one of `ms|s|m`. Where `isOfNames`, the words for kinds of values are values: `sort: name, size`.
 */
export function readList(list: string, isOfNames = false): Choices | undefined {
  const items = [...list.matchAll(parts)].flatMap(([, item]) => item ?? [])
  const values = [...new Set(items.map(plain))]
  const isOpen = values.some((one) => isNoValue(one) || (!isOfNames && isKindOfValue(one)))
  if (values.length < 2 || values.every(isUnit) || isOpen) return undefined
  const marked = items.find((one) => / \(default\)$|^\*.*\*$/.test(one))
  return { values, ...(marked !== undefined && { default: plain(marked) }) }
}

/** Whether few of the words may be kinds of values: `default|path|history` lists values, `file|stdin` kinds. */
export function areMostlyValues(list: string): boolean {
  const words = list.split(/[|,]/).map((one) => one.trim())
  return words.filter(isKindOfValue).length * 3 <= words.length
}

function plain(text: string): string {
  return text
    .replace(/ \(default\)$/i, '')
    .replace(/^\*(.+)\*$/, '$1')
    .replace(/^["'`‘“](.*)["'`’”]$/, '$1')
}

export function isUnit(word: string): boolean {
  return /^(?:ns|us|µs|ms|s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?|[kmgt]i?b?|b(?:ytes?)?|px|pt|em|cm|mm|in|%)$/i.test(
    word,
  )
}

/** Words that go on in a sentence, leave the list open, or hold a placeholder: `every:<time>`. */
function isNoValue(word: string): boolean {
  return /[<>]|^(?:etc|an?|the|or|and|not|only|other|others|more|any|anything|custom|optional|required)$/i.test(
    word,
  )
}
