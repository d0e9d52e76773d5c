/** A line that is typed in bash, up to the cursor. */
export interface BashLine {
  /** Its words without their quotes; the last one is being typed, and is empty behind a space. */
  readonly words: readonly string[]
  /** What bash is to write for a word in place of the last one, the beginning of which it keeps. */
  readonly written: (word: string) => string
}

type Quote = '' | '"' | "'"

/**
 * Reads a line as bash does. Of the last word, bash replaces only what is behind a quote that is open, or else behind the
 * last of the characters `breaks` (its COMP_WORDBREAKS) that is in no quotes.
 */
export function readBashLine(line: string, breaks: string): BashLine {
  const words: string[] = []
  let word: string | undefined
  let quote: Quote = ''
  // How much of the word bash keeps, without a quote that is open and with one.
  let broken = 0
  let opened = 0
  for (let at = 0; at < line.length; at += 1) {
    const sign = line.charAt(at)
    if (quote === '' && /\s/.test(sign)) {
      if (word !== undefined) words.push(word)
      word = undefined
      broken = 0
      continue
    }
    word ??= ''
    if (sign === quote) quote = ''
    else if (quote === '' && (sign === '"' || sign === "'")) {
      quote = sign
      opened = word.length
    } else if (isEscape(line, at, quote)) {
      at += 1
      word += line.charAt(at)
    } else {
      word += sign
      if (quote === '' && breaks.includes(sign)) broken = word.length
    }
  }
  const kept = quote === '' ? broken : opened
  return { words: [...words, word ?? ''], written: (whole) => inQuotes[quote](whole.slice(kept)) }
}

/** Whether a backslash takes the meaning from the character behind it. */
function isEscape(line: string, at: number, quote: Quote): boolean {
  if (line.charAt(at) !== '\\' || quote === "'") return false
  return quote === '' || /["\\$`]/.test(line.charAt(at + 1))
}

/** Writes a text so that nothing in it means anything to bash. In double quotes a `!` always does, so it stands outside. */
const inQuotes: Readonly<Record<Quote, (text: string) => string>> = {
  '': (text) => text.replaceAll(/[^\w./:=@%+,\p{L}\p{M}\p{N}-]/gu, '\\$&'),
  '"': (text) => closed(text.replaceAll(/["\\$`]/g, '\\$&').replaceAll('!', '"\\!"'), '"'),
  "'": (text) => closed(text.replaceAll("'", "'\\''"), "'"),
}

/** Bash closes the quotes itself, but takes a quote at the end of the text for that. */
function closed(text: string, quote: Quote): string {
  return text.endsWith(quote) ? text + quote : text
}
