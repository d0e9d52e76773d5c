import { isKindOfValue } from '../kind-of-value.js'
import type { Entry } from '../read-lines.js'
import { areMixed } from '../values/are-placeholders.js'

/** A row of one flag with a value of it: `--mode=java`, `-mode java`. */
export interface ValueRow {
  readonly entry: Entry
  readonly flag: string
  readonly shorts: readonly string[]
  /** Several where the row has other words for the value; an empty one where it shows the flag alone. */
  readonly values: readonly string[]
}

/** Reads the row of one flag, which it may show with several values if it is a long one; undefined for any other. */
export function readValueRow(entry: Entry): ValueRow | undefined {
  const [, dashed, word] = /^(-[a-zA-Z][\w-]*) ([a-z][\w-]*)$/.exec(entry.head) ?? []
  if (dashed !== undefined && word !== undefined) return { entry, flag: dashed, shorts: [], values: [word] }
  const spellings = entry.head.split(/, ?(?=-)/)
  const shorts = spellings.filter((one) => /^-[^-]/.test(one))
  const longs = spellings.flatMap((one) => {
    const [, flag, value = ''] = /^(--[a-zA-Z][\w-]*)(?:=(\S+))?$/.exec(one) ?? []
    return flag === undefined ? [] : [{ flag, value }]
  })
  const [first] = longs
  const isWhole = longs.length + shorts.length === spellings.length
  if (!first || !isWhole || longs.some(({ flag }) => flag !== first.flag)) return undefined
  return { entry, flag: first.flag, shorts, values: longs.map(({ value }) => value) }
}

/** The values in rows, each once. */
export function valuesIn(rows: readonly ValueRow[]): string[] {
  return [...new Set(rows.flatMap(({ values }) => values))].filter((value) => value !== '')
}

/** Whether a value is one to give; `#`, `tab=#`, `...` and `FILE` stand for one, or for a part of it. */
export function isLiteral(value: string): boolean {
  return isWord(value) && !isKindOfValue(value)
}

/** Whether a value is a word, though it may be one for a kind of values. */
export function isWord(value: string): boolean {
  return /^[\w.+&/:-]*\w$/.test(value) && !/^(?:N|NUM|VALUE|STR|ARG)$/.test(value)
}

/** Whether these are all values there are: `type`, `middle` and `name` are, `file` and `auto` are not, nor `c` and `LANG`. */
export function areAll(values: readonly string[]): boolean {
  const kinds = values.filter(isKindOfValue)
  return (
    values.every(isWord) &&
    !areMixed(values) &&
    kinds.every((one) => /^[a-z]/.test(one)) &&
    kinds.length * 3 <= values.length
  )
}
