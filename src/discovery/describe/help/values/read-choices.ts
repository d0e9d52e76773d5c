import { readBareList, type Called } from './bare-list.js'
import { areMostlyValues, listOf, mayList, quoted, readList, type Choices } from './value-list.js'

const word = String.raw`\*?[\w+-](?:[\w.+/:-]{0,60}[\w+])?\*?`
const plainWord = String.raw`[A-Za-z0-9](?:[\w.+-]{0,40}[\w+])?`
const anyList = listOf(`${quoted}|${word}`)
const quotedList = listOf(quoted)
/** A list ends with its sentence or bracket: what goes on is no list of values. */
const end = String.raw`(?=\s*(?:[.;](?:\s|$)|[)\]]|$))`
const kinds = 'values|choices|options|formats|modes|types|levels|styles|algorithms'

/** How a text announces its values. */
const patterns = [
  String.raw`\b(?:one of|among)(?: the following)?:? \[?${anyList}${end}`,
  String.raw`\b(?:possible|valid|allowed|supported|accepted|available|permitted) (?:${kinds})(?: are)?:? ${anyList}${end}`,
  // `available themes: ['dark', 'light']`
  String.raw`\b(?:possible|valid|allowed|supported|accepted|available|permitted) [\w-]+(?: are)?:? \[?${quotedList}${end}`,
  String.raw`\b(?:must|should|can|may) be(?: either)?:? ${quotedList}${end}`,
  // What goes on behind it may say that there are other values.
  String.raw`\(${quotedList}\)\s*\.?\s*$`,
  // `(*auto*, never)`, `1 (default), 224, 256`
  String.raw`\((?=[^()]*\*\w)${anyList}\)`,
  String.raw`(?:^|[:([]) ?(?=[^()]{0,200}\(default\))${anyList}${end}`,
  // `format 'xhtml' (default) or 'html'`
  String.raw`(?<=\s)(?=[^()]{0,200}["'\`’”] \(default\))${quotedList}${end}`,
  // `ascii, iso, mac, default to ascii`; the first of them may belong to the words before it, which does no harm.
  String.raw`(?:^|\s)(${plainWord}(?:, ?${plainWord}){2,40})[,;] defaults? (?:to|is) (?:${plainWord}|${quoted})$`,
].map((pattern) => new RegExp(pattern, 'i'))
/** `Lan (default), tunnel`: whether the first value is in capitals because it begins the sentence cannot be told. */
const beginsSentence = /^[A-Z][a-z]+(?: \(default\))?[,|/ ]+[a-z]/
const example = /\bexamples?\b[^.]*$/i
/** `WHEN is 'never', 'always', or 'auto'`: of a placeholder in capitals; "if it is 'a' or 'b'" is a condition. */
const ofPlaceholder = new RegExp(String.raw`\b[A-Z]{2,} is ${quotedList}${end}`)
/** `Can be LINES or SCORE.`: words in capitals are to be written so. */
const inCapitals = new RegExp(
  String.raw`(?:^|[.;:,(] ?)(?:[Ii]t |[Tt]his |[Vv]alue )?(?:[Mm]ust|[Ss]hould|[Cc]an|[Mm]ay) be(?: either)?:? ${listOf('[A-Z][A-Z0-9_-]+')}${end}`,
)
/** `--extension ipy:ipynb`: a pair is more than one of the values that a half of it takes. */
const pairs = /\bmappings?\b|\bpairs? of\b|\bpairs\b/i

/**
 * Reads the values that a text announces: `(one of a, b)`, `Must be "x", "y"`, `among: a (default), b, or c`,
 * `(*auto*, never)`. Undefined if it announces none, or words for kinds of values.
 */
export function readAnnounced(text: string): Choices | undefined {
  if (pairs.test(text)) return undefined
  const found = [...patterns, ofPlaceholder, inCapitals]
    .map((pattern) => pattern.exec(text))
    .find((match) => match !== null)
  const [, list] = found ?? []
  if (!found || list === undefined || example.test(text.slice(0, found.index))) return undefined
  if (text.startsWith(list) && beginsSentence.test(list)) return undefined
  // In quotes stands what is to be written: `Can be "text" or "file"`; in brackets most often, `one of [text, json]`.
  const isBracketed = text.slice(0, found.index + found[0].length).endsWith(`[${list}`)
  return readList(list, (isBracketed && areMostlyValues(list)) || /^["'`‘“]/.test(list))
}

/** Reads the values that a help's prose lists, announced or not: `Output format (text | json)`. */
export function readChoices(text: string, called: Called = {}): Choices | undefined {
  return mayList(text) ? (readAnnounced(text) ?? readBareList(text, called)) : undefined
}
