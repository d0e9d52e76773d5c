import type { ScalarType } from './build-parameter.js'
import type { Called } from './values/bare-list.js'
import { readChoices } from './values/read-choices.js'
import { readDefault, readQuoted } from './values/read-default.js'
import type { Choices } from './values/value-list.js'

/** Notes within a help text: `[default: 3]`, `(choices: "a", "b")`, `[required]`. */
export interface Notes {
  /** The help text without the notes. */
  readonly help: string
  readonly default?: string
  readonly enum?: readonly string[]
  readonly required?: boolean
  readonly type?: ScalarType
  readonly isList?: boolean
  readonly isCount?: boolean
}

const defaults = [
  /\[default: "((?:[^"\\]|\\.)*)"\]/i,
  /\[ ?default: (\[[^\]]*\]|[^\]]*)\]/i,
  /\(default:? ["'‘“]([^"'’”]*)["'’”]\)/i,
  /\(default:? ([^()]*)\)/i,
  /\((?:choices: [^()]*?), default: ([^()]*)\)/i,
  // `Indentation size [4]`: nothing else is a number or a text in brackets at the end.
  /(?<=\S )\[(-?\d+(?:\.\d+)?|true|false|"[^"]*")\]$/,
]
/** What else stands in the same brackets: a range, another note, an example; a value may have such a name itself. */
const endOfValue =
  /(?:;(?!\d) ?|, ?(?=(?:default|env|choices|preset|use|e\.g\.|i\.e\.)\b(?! *(?:,|$))))[^]*$/i
const choices = [
  /\[possible values: ([^\]]*)\]/i,
  /\[choices: ([^\]]*)\]/i,
  /\(choices: ([^)]*)\)/i,
  /<options: ([^>]*)>/i,
]

/** `(default 0 = no limit)`, `[default: 0 (automatic)]`, `(default: 500 ms)`: a number, and what it means. */
const explained =
  /^(-?\d+(?:\.\d+)?)(?:(?: ?= ?|: | \()[a-z]| (?:ms|msecs?|milliseconds|s|secs?|seconds|minutes|pixels|lines|columns|spaces|characters|kbps|Hz)(?=,|$))/
/** `(default: 10,000)` */
const inThousands = /^\d{1,3}(?:,\d{3})+$/
/** `(default n=4)`: the placeholder stands before it. */
const named = /^[a-z]=(-?\d+)$/

/** Reads the notes of a text; `called` is how its option is, which may say what kind of value it takes. */
export function readNotes(text: string, called?: Called): Notes {
  if (!/[|/,[(<]|default| (?:or|and) /i.test(text)) return { help: text.replaceAll(/\s+/g, ' ').trim() }
  const defaultMatch = firstMatch(text, defaults)
  const choiceMatch = firstMatch(text, choices)
  const tags = [...text.matchAll(/\[(boolean|string|number|array|count|required)\]|\((required)\)/gi)]
  const words = tags.map(([, bracketed, round]) => (bracketed ?? round ?? '').toLowerCase())
  const type = words.find((word) => ['boolean', 'string', 'number'].includes(word)) as ScalarType | undefined
  const isInWords = isNameOfSign(defaultMatch?.[1], text)
  const noted = isInWords ? undefined : noteOf(defaultMatch)
  const removed = [
    isInWords || saysMore(defaultMatch, noted) ? undefined : defaultMatch?.[0],
    choiceMatch?.[0],
    ...tags.map(([tag]) => tag),
  ]
  const help = withoutAll(text, removed)
  const listed = choiceMatch
    ? undefined
    : (readChoices(text, called) ??
      (help === text ? undefined : readChoices(help, { ...called, shown: noted })))
  const shown =
    noted ?? listed?.default ?? lastOf(listed, help) ?? valueInWords(withoutAll(help, [defaultMatch?.[0]]))
  return {
    help,
    ...(shown !== undefined && { default: shown }),
    ...(listed && { enum: withDefault(listed.values, shown) }),
    ...(choiceMatch && { enum: splitChoices((choiceMatch[1] ?? '').replace(endOfValue, '')) }),
    ...(words.includes('required') && { required: true }),
    ...(type && { type }),
    ...(words.includes('array') && { isList: true }),
    ...(words.includes('count') && { isCount: true }),
  }
}

/** Whether a default is a list as Python and JavaScript write it, `['src']`, as only options have that take several. */
export function isListDefault(shown = ''): boolean {
  return /^\[(["']).*\1\]$/.test(shown)
}

/** The value that stands in brackets behind a list: `(before|after) [before]`. */
function lastOf(listed: Choices | undefined, text: string): string | undefined {
  const [, shown = ''] = /[)\]] \[([\w.+-]+)\]$/.exec(text) ?? []
  return listed?.values.includes(shown) ? shown : undefined
}

/** The default in a note; undefined if the note says something about it in words. */
function noteOf(match: RegExpExecArray | undefined): string | undefined {
  const [note = '', inside] = match ?? []
  if (inside === undefined) return undefined
  if (/^["'‘“`]/.test(inside)) return readQuoted(inside.trim())?.value
  // `(default is 5)`
  if (/^(?:is|to) (?=["'‘“`]|-?\d)/.test(inside)) return readDefault(`default ${inside}`)?.value
  const [, number] = explained.exec(inside) ?? named.exec(inside) ?? []
  if (number !== undefined) return number
  const value = inside.replace(endOfValue, '')
  if (inThousands.test(value)) return value.replaceAll(',', '')
  if (isQuoted(note)) return value
  return isValue(value.trim()) ? value.trim() : undefined
}

/** The default that a sentence shows, unless it names a sign. */
function valueInWords(text: string): string | undefined {
  const value = readDefault(text)?.value
  return isNameOfSign(value, text) ? undefined : value
}

/** Whether a note names the sign that separates something: `Separator of fields (default: comma)`. */
function isNameOfSign(inside = '', text: string): boolean {
  return (
    /\b(?:separat|delimit)/i.test(text) &&
    /^(?:white ?spaces?|spaces?|tabs?|newlines?|commas?|(?:semi)?colons?|pipes?|dots?|periods?)$/i.test(
      inside.trim(),
    )
  )
}

/** Whether a note is more than the default, in words that are lost without it: `(default "a" when x, "b" if not)`. */
function saysMore(match: RegExpExecArray | undefined, noted: string | undefined): boolean {
  const inside = match?.[1] ?? ''
  if (explained.test(inside)) return true
  return noted === undefined
    ? /\S \S|^std(?:in|out|err)$|^\d+-[a-z]/i.test(inside)
    : /^["'‘“`].*["'’”`], /.test(inside)
}

/** A list leaves out a default that has no place in it: `a/b/c, default "auto"`. */
function withDefault(values: readonly string[], shown: string | undefined): readonly string[] {
  return shown === undefined || values.includes(shown) ? values : [shown, ...values]
}

function withoutAll(text: string, notes: readonly (string | undefined)[]): string {
  return notes
    .reduce<string>((help, note) => help.replace(note ?? '', ''), text)
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/** Splits `a, b`, `"a", "b"` or `a|b`. */
export function splitChoices(text: string): string[] {
  return text
    .split(/[|,]/)
    .map((choice) => choice.trim().replaceAll(/^["'‘“]|["'’”]$/g, ''))
    .filter((choice) => choice !== '')
}

function firstMatch(text: string, patterns: readonly RegExp[]): RegExpExecArray | undefined {
  return patterns.map((pattern) => pattern.exec(text)).find((match) => match !== null) ?? undefined
}

/** Whether a note holds its value in quotes, so that it may have several words. */
function isQuoted(note = ''): boolean {
  return /default:? ["'‘“]/i.test(note) && !/default:? ["'‘“](undefined|none|null|nil)?["'’”]/i.test(note)
}

/** Whether a default is a value: `(the current folder)`, `number of cores`, `found [2]`, `16-bit` and `undefined` are only words about one. */
function isValue(text: string): boolean {
  return (
    !/^\(|^\$[A-Z_]+$|^[\w/]+(?: [\w-]+)+$|^\S+ \S+ \S|^[a-z]+ [[(]|^\d+-(?:bit|byte|line|pixel|second|minute|hour|day)s?$|^(?:is|-) |^(undefined|none|null|nil|random|automatic|std(in|out|err)|<nil>|\[\]|\{\}|map\[\])$/i.test(
      text,
    ) && text !== ''
  )
}
