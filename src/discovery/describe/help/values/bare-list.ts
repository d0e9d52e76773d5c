import { isClosedKind, isOpen, isPlace, isWay } from './closed-kind.js'
import { areMostlyValues, listOf, readList, type Choices } from './value-list.js'

/** How an option and the placeholder of its value are called, which may say what a value is. */
export interface Called {
  readonly name?: string
  readonly placeholder?: string
  /** The default that its text shows: a list that holds it is one of values. */
  readonly shown?: string | undefined
}

const word = String.raw`[A-Za-z0-9](?:[\w.+-]{0,40}[\w+])?`
const bars = String.raw`(${word}(?: ?\| ?${word}){1,40})`
const slashes = String.raw`(${word}(?:/${word}){2,40})`
const list = listOf(word)
/** What a list may say of the default behind its values: `, no default when ...`. */
const tail = String.raw`(?:[,;] ?(?:no )?default\b[^()[\]|]*)?`
const value = String.raw`["'\`]?(?:${word})["'\`]?`
const end = String.raw`(?=\s*(?:[.;](?:\s|$)|\(|\[|,? ?default|$))`

/** `(a | b | c, default a)`, `{a|b}`, `Encoding: a|b`: bars are between values, whatever these are of. */
const barred = [
  String.raw`(?:^|\s)[([{]${bars}${tail}[)\]}](?=\s*(?:$|[.,;:](?:\s|$)|\()|\s+\[)`,
  String.raw`(?:^|\S: )${bars}${end}`,
  // `<error | warn | info> Level of logging.`
  String.raw`^<${bars}>(?=\s|$)`,
].map((pattern) => new RegExp(pattern))

/** Lists of words alone, at the end of the text: what they are of is in front of them. */
const ofWords = [
  // `Output format (text, json, default text)`
  new RegExp(String.raw`^(.*\S) \(${list}${tail}\)\.?$`),
  // `document type [article, book]`
  new RegExp(String.raw`^(.*\S) \[${list}\]\.?$`),
  // `how to detect files: default, exec, or all`
  new RegExp(String.raw`^([^:]*\S): ${list}(?:(?:[,;]| -) default(?: is| to|:)? ${value})?\.?$`),
]

/** `output file type BMP/EMF/EPS` */
const slashedBehind = new RegExp(String.raw`^(.*\S) ${slashes}\.?$`)

/** `bash/posix/mksh, default "auto"`, and nothing else. */
const slashed = new RegExp(String.raw`^${slashes}(?:[,;] default(?: is| to|:)? ${value})?$`)

/**
 * Reads a list of words that nothing announces. It is one of values only where it is whole (no examples, at the end of
 * the text), and bars or what it is of show that a value is one of them.
 */
export function readBareList(text: string, called: Called): Choices | undefined {
  const inBars = firstOf(barred, text)
  // A value may be called `reverse-list`.
  if (isOpen(text.replace(inBars ?? '', ''))) return undefined
  if (inBars !== undefined) return readList(inBars, areMostlyValues(inBars))
  const named = namedList(text, called)
  if (named) return named
  const [, slashList] = slashed.exec(text) ?? []
  const [, before = '', listBehind] = slashedBehind.exec(text) ?? []
  const isOfKind = isClosedKind(slashList === undefined ? before : wordsIn(called.name), [])
  const found = slashList ?? listBehind
  return isOfKind && found !== undefined ? readList(found.replaceAll('/', ', ')) : undefined
}

function namedList(text: string, { name, placeholder, shown = '' }: Called): Choices | undefined {
  // `--fields`, `<file>`: a value holds several, or is of another kind than the words.
  if (/[^aious]s$/.test(wordsIn(name)) || isPlace(wordsIn(placeholder))) return undefined
  for (const pattern of ofWords) {
    const [, before = '', found] = pattern.exec(text) ?? []
    if (found === undefined) continue
    const choices = readList(found, isWay(before))
    if (!choices || isPlace(before)) continue
    // `(rc4-40, rc4-128, or aes-256)`: what has a digit is to be written so.
    const isLiteral = found.includes(' or ') && choices.values.every((one) => /[a-z].*\d/i.test(one))
    if (isLiteral || choices.values.includes(shown) || isClosedKind(before, choices.values)) return choices
  }
  return undefined
}

function wordsIn(name = ''): string {
  return name.replaceAll(/[^A-Za-z0-9]+/g, ' ').trim()
}

function firstOf(patterns: readonly RegExp[], text: string): string | undefined {
  return patterns.map((pattern) => pattern.exec(text)?.[1]).find((found) => found !== undefined)
}
