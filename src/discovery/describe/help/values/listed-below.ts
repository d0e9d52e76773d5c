import { isClosedKind, isOpen } from './closed-kind.js'
import { isUnit, type Choices } from './value-list.js'

/** `native: what it is`, `* 'auto' (default): ...`, `spec   what it is`. */
const row = /^\s*(?:[*•-] )?(["'`]?)([A-Za-z0-9][\w.+=-]{0,40})\1(?: \(default\))?(?::\s+| {2,}| [-–] )\S/
/** `[native]   What it is`, `[native] (default)   ...`: nothing has to announce it. */
const bracketed = /^\s*\[([\w.+=-]{1,40})\](?: \(default\))? {2,}\S/
/** `Live:  honey, wax`: the values stand behind the name of their kind. */
const group = /^\s*[A-Z][\w ]*:\s+[\w.+-]+(?:, [\w.+-]+)+$/
/** What is said about all values. */
const about = /^(?:note|warning|hint|tip|default|example|env|environment|see|type|usage)$/i
/** `json-N`: any number of spaces. */
const standsForMany = /^[a-z].*[-._+][A-Z]$/
const announced =
  /\b(?:to use|one of(?: the following)?|either|(?:values?|choices|modes|types|variants)(?: are)?(?: as follows)?)$|(?:^|\. )(?:supported|available|possible|valid|allowed) [a-z]+s(?: are)?$/i
/** What says in any sentence that a value is made of several. */
const several = /\bcommas?\b|\bseparated\b|\blists?\b|\bcombin/i

/** `json-N` is one of them: there are more values than the listed ones. */
interface Listed extends Choices {
  readonly isOpen?: boolean
}

/**
 * Reads the values that a text lists in rows of their own, each with an explanation, below a line that ends in a colon:
 * `The implementation to use:`, `native: of the system`. Undefined unless that line says that a value is one of them, and
 * nothing behind them that there are more.
 */
export function readListedBelow(lines: readonly string[]): Listed | undefined {
  return readBracketed(lines) ?? readAnnouncedRows(lines)
}

function readBracketed(lines: readonly string[]): Listed | undefined {
  const rows = lines.filter((line) => bracketed.test(line))
  const names = rows.map((line) => bracketed.exec(line)?.[1] ?? '')
  const shown = names[rows.findIndex((line) => line.includes('] (default) '))]
  if (rows.length === 0) return undefined
  return { values: names, ...(shown !== undefined && { default: shown }) }
}

function readAnnouncedRows(lines: readonly string[]): Listed | undefined {
  const first = lines.findIndex(
    (line, index) => index > 0 && lines[index - 1]?.trim().endsWith(':') && isRow(line),
  )
  const intro = lines
    .slice(0, first)
    .map((line) => line.trim())
    .join(' ')
    .replace(/:$/, '')
  // An example in a sentence before is of something else.
  const sentence = intro.split(/\. (?=[A-Z])/).at(-1) ?? ''
  if (first < 0 || isOpen(sentence) || several.test(intro)) return undefined
  if (!(announced.test(intro) || isClosedKind(intro, []))) return undefined
  const indent = indentOf(lines[first] ?? '')
  const isOfList = (line: string): boolean =>
    indentOf(line) > indent || (indentOf(line) === indent && isRow(line))
  const length = lines.slice(first).findIndex((line) => !isOfList(line))
  const end = length < 0 ? lines.length : first + length
  const rest = lines.slice(end)
  // A text that is wrapped to the margin of its rows does not show where they begin.
  if (rest.some((line) => indentOf(line) === indent && isRow(line)) || isOpen(rest.join(' ')))
    return undefined
  return valuesIn(lines.slice(first, end).filter((line) => indentOf(line) === indent))
}

function valuesIn(rows: readonly string[]): Listed | undefined {
  const names = rows.map((line) => row.exec(line)?.[2] ?? '')
  const marked = rows.findIndex((line) => line.includes('(default)'))
  const shown = names[marked]
  if (new Set(names).size < 2 || names.every(isUnit) || rows.every((line) => group.test(line)))
    return undefined
  // Where there are more values, the one that is marked is still the default.
  const isOpenList = names.some((name) => standsForMany.test(name))
  if (isOpenList && shown === undefined) return undefined
  return {
    values: [...new Set(names)],
    ...(shown !== undefined && { default: shown }),
    ...(isOpenList && { isOpen: true }),
  }
}

function isRow(line: string): boolean {
  const [, , name] = row.exec(line) ?? []
  return name !== undefined && !(about.test(name) && line.includes(`${name}:`))
}

function indentOf(line: string): number {
  return line.search(/\S|$/)
}
