import { isKindOfValue } from './kind-of-value.js'

/** The values that a text lists, and the one that it marks as the default. */
export interface Choices {
  readonly values: readonly string[]
  readonly default?: string
}

const quoted = String.raw`"[^"\n]{1,60}"|'[^'\n]{1,60}'|\`[^\`\n]{1,60}\`|[‘“][^’”\n]{1,60}[’”]`
const word = String.raw`\*?[\w+-](?:[\w.+/:-]{0,60}[\w+])?\*?`
const listOf = (value: string): string => {
  const one = String.raw`(?:${value})(?: \(default\))?`
  return String.raw`((?:${one})(?:(?:,? (?:or|and) |, ?| ?\| ?)(?:either )?(?:${one})){1,40})`
}
const anyList = listOf(`${quoted}|${word}`)
const quotedList = listOf(quoted)
/** A list ends with its sentence or bracket: what goes on is no list of values. */
const end = String.raw`(?=\s*(?:[.;](?:\s|$)|[)\]]|$))`
const kinds = 'values|choices|options|formats|modes|types|levels|styles|algorithms'

/** How a text announces its values. */
const patterns = [
  String.raw`\b(?:one of|among)(?: the following)?:? ${anyList}${end}`,
  String.raw`\b(?:possible|valid|allowed|supported|accepted|available|permitted) (?:${kinds})(?: are)?:? ${anyList}${end}`,
  String.raw`\b(?:must|should|can|may) be(?: either)?:? ${quotedList}${end}`,
  // What goes on behind it may say that there are other values.
  String.raw`\(${quotedList}\)\s*\.?\s*$`,
  // `(*auto*, never)`, `1 (default), 224, 256`
  String.raw`\((?=[^()]*\*\w)${anyList}\)`,
  String.raw`(?:^|[:(]) ?(?=[^()]{0,200}\(default\))${anyList}${end}`,
].map((pattern) => new RegExp(pattern, 'i'))
/** `WHEN is 'never', 'always', or 'auto'`: of a placeholder in capitals; "if it is 'a' or 'b'" is a condition. */
const ofPlaceholder = new RegExp(String.raw`\b[A-Z]{2,} is ${quotedList}${end}`)

/**
 * Reads the values that a help's prose lists: `(one of a, b)`, `Must be "x", "y"`, `among: a (default), b, or c`,
 * `(*auto*, never)`. Undefined if it lists none, or words for kinds of values.
 */
export function readChoices(text: string): Choices | undefined {
  const list = [...patterns, ofPlaceholder]
    .map((pattern) => pattern.exec(text)?.[1])
    .find((found) => found !== undefined)
  if (list === undefined) return undefined
  const items = list.split(/(?:,? (?:or|and) |, ?| ?\| ?)(?:either )?/).filter((item) => item !== '')
  const values = items.map(plain)
  const marked = items.findIndex((item) => / \(default\)$|^\*.*\*$/.test(item))
  if (new Set(values).size < 2 || values.some((value) => isKindOfValue(value) || /^etc$/i.test(value)))
    return undefined
  const shown = values[marked]
  return { values: [...new Set(values)], ...(shown !== undefined && { default: shown }) }
}

function plain(item: string): string {
  return item
    .replace(/ \(default\)$/i, '')
    .replace(/^\*(.+)\*$/, '$1')
    .replace(/^["'`‘“](.*)["'`’”]$/, '$1')
}
