/** A default as a text shows it. */
export interface ShownDefault {
  /** Empty where it is an empty text in quotes. */
  readonly value: string
  readonly isQuoted: boolean
}

const quoted = String.raw`"[^"\n]*"|'[^'\n]*'|\`[^\`'\n]*[\`']|[‘“][^’”\n]*[’”]`
/** A word that may stand for itself: a number, a path, a name. */
const token = String.raw`~?[-+]?[\w./:@%+~-]*[\w%/]`
/** `defaults to x`, `default is x`, `Default: x`, `default value is x`, `Default level is 'x'`, `, default x`, `default "x"`. */
const places = [
  String.raw`\bdefaults? (?:is|to|=) ?(${quoted}|${token})`,
  String.raw`\bdefaults?(?: ?=|:) ?(${quoted}|${token})`,
  String.raw`\bdefault value (?:is|=):? ?(${quoted}|${token})`,
  String.raw`\bdefault [a-z]+ is:? (${quoted}|-?\d+(?:\.\d+)?)`,
  // `default n=80`: its placeholder stands before it.
  String.raw`\bdefault(?: is)? n=(-?\d+)`,
  String.raw`(?:^|[,;(.] )default (${quoted})`,
  String.raw`[,;] default (${token})(?=\)?\.?$)`,
  // A word alone may say what happens: `(on by default)`.
  String.raw`\((${quoted}|(?=[^\s)]*[\d./:-])${token}) by default\)`,
].map((place) => new RegExp(place, 'i'))
/** `0 for tabs (default)`, `0=silent, 1=normal (default)`, `2 (the default) lists all`. */
const marked = /(?:^|[,;(.] ?)(-?\d+)(?: ?(?:for|means|is|=|:) ?[\w' -]{1,40} \(default\)| \(the default\))/

/** `for example 64K (default) or 1M` */
const amongExamples = /\b(?:for example|e\.g\.|such as) (?:[\w.]+, )*(\d[\w.]*) \(default\)/

/** What goes on behind a value that is one only sometimes, or a part of what is meant: `"a" when x`, `2 times the size`. */
const goesOn =
  /^['"’]?,? (?:when|if|for|on|unless|otherwise|or|in|under|except|while|depending|with|from|where|as|based|plus|times|per|of|x|\*|minus|and then)\b|^ ?(?:\|\||\*|\+|<)|^, (?:then\b|[\w./-]+(?:[,.;]|$))/
/** `If the time is left out, it defaults to x`; not `if omitted, defaults to x`. */
const condition =
  /\b(?:if|when|unless)\b(?! (?:omitted|unset|not (?:given|set|specified|provided)),? (?:it )?$)[^.;(]*$/i
const phraseEnd = /^$|^[)\]]?[.,;)\]](?:\s|$)|^\s+[([]/
/** Words about a value or for another one, and names of variables. */
const noValue =
  /^(?:no|the|an?|none|current|null|nil|undefined|not|std(?:in|out|err)|infinit[ey]|unlimited|(?:empty|unset|disabled|enabled)\b.*|random(?:ly)?|automatic(?:ally)?|whatever|whichever|use|all|any|input|output|source|target|same|itself|[A-Z][A-Z0-9]*_[A-Z0-9_]+|(?:process\.)?env\..*|(?:sys|os|self|args|platform|process|locale|datetime)\.[a-z_.]+(?:\(\))?)$/i

/** Reads the default that a text shows in words; undefined if it shows none, several, or one on a condition. */
export function readDefault(text: string): ShownDefault | undefined {
  if (!/default/i.test(text)) return undefined
  for (const place of places) {
    const match = place.exec(text)
    const [whole = '', value = ''] = match ?? []
    if (!match || value === '') continue
    const before = text.slice(0, match.index)
    return condition.test(before) ? undefined : shownBy(value, text.slice(match.index + whole.length))
  }
  const [, value] = marked.exec(text) ?? amongExamples.exec(text) ?? []
  return value === undefined ? undefined : { value, isQuoted: false }
}

/** Reads what a note such as `(default "a", or none)` holds behind the word: a value in quotes ends with them. */
export function readQuoted(note: string): ShownDefault | undefined {
  const [, value = '', rest = ''] = new RegExp(`^(${quoted})(.*)$`).exec(note) ?? []
  return value === '' ? { value: note, isQuoted: false } : shownBy(value, rest)
}

function shownBy(value: string, rest: string): ShownDefault | undefined {
  // `'\n'` in words may be a newline or stand for one: only the program knows.
  // `"-j on"` is the option itself with its value.
  if (goesOn.test(rest) || value.includes('\\') || /^["'`‘“]-[a-z]/i.test(value)) return undefined
  if (/^["'`‘“]/.test(value))
    return phraseEnd.test(rest) ? { value: value.slice(1, -1), isQuoted: true } : undefined
  if (noValue.test(value)) return undefined
  // A word may begin a phrase, `default is based on x`, and a path may, `.env file`; a number does not.
  const isNumber = /^-?\d+(?:\.\d+)?$/.test(value)
  return isNumber || phraseEnd.test(rest) || /^ which\b/.test(rest) ? { value, isQuoted: false } : undefined
}
