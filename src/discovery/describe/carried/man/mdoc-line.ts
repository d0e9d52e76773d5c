import { roffText } from './roff-text.js'

/** What surrounds the words after these macros. */
const pairs = new Map<string, readonly [string, string]>([
  ['Op', ['[', ']']],
  ['Bq', ['[', ']']],
  ['Pq', ['(', ')']],
  ['Brq', ['{', '}']],
  ['Aq', ['<', '>']],
  ['Dq', ['"', '"']],
  ['Qq', ['"', '"']],
  ['Sq', ["'", "'"]],
  ['Ql', ["'", "'"]],
])
/** The same in two macros, mostly on different lines. */
const opening = new Map([
  ['Oo', '['],
  ['Bo', '['],
  ['Po', '('],
  ['Bro', '{'],
  ['Do', '"'],
  ['Qo', '"'],
])
const closing = new Map([
  ['Oc', ']'],
  ['Bc', ']'],
  ['Pc', ')'],
  ['Brc', '}'],
  ['Dc', '"'],
  ['Qc', '"'],
])
/** Macros that only choose a font, or how the page is laid out. */
const fonts =
  /^(?:Ar|Cm|Ic|Li|Sy|Em|Pa|Ev|Va|Vt|No|Ad|An|Dv|Er|Fa|Fn|Lk|Mt|Tn|Ux|Bx|St|Nd|Sx|In|Ms|Ft|Cd|Xo|Xc|Xr)$/
const punctuation = /^(?!\.\.\.)[.,:;)\]?!]+$/

/**
 * Turns the words of an mdoc line into text: `Fl o Ar file` becomes `-o file`. `name` is that of the page's program.
 * https://man7.org/linux/man-pages/man7/groff_mdoc.7.html
 */
export function mdocLine(words: readonly string[], name: string): string {
  const line = new Line()
  words.forEach((word, index) => {
    const isAlone = isMacro(words[index + 1])
    if (word === 'Fl') line.flag(isAlone, words[index + 1] === 'Ns')
    else if (word === 'Nm') line.add(isAlone ? name : '')
    else line.word(word)
  })
  return line.end()
}

/** Whether a word is a macro, or the line ends here. */
function isMacro(word: string | undefined): boolean {
  return (
    word === undefined ||
    fonts.test(word) ||
    pairs.has(word) ||
    opening.has(word) ||
    closing.has(word) ||
    /^(?:Fl|Ns|Nm)$/.test(word)
  )
}

class Line {
  #text = ''
  #isJoined = true
  #isFlag = false
  readonly #ends: string[] = []

  end(): string {
    return this.#text + this.#ends.join('')
  }

  add(word: string): void {
    if (word === '') return
    const joins = this.#isJoined || punctuation.test(word)
    this.#text += joins ? word : ` ${word}`
    this.#isJoined = false
  }

  /** `Fl Fl long` is two dashes, and `Fl` alone is one. */
  flag(isAlone: boolean, isJoined: boolean): void {
    if (isAlone) this.add('-')
    if (isAlone && !isJoined) this.#isJoined = true
    this.#isFlag = !isAlone
  }

  word(word: string): void {
    const pair = pairs.get(word)
    if (pair) this.#ends.unshift(pair[1])
    const opened = pair?.[0] ?? opening.get(word)
    const closed = closing.get(word)
    if (word === 'Ns') this.#isJoined = true
    else if (opened !== undefined) {
      this.add(opened)
      this.#isJoined = true
    } else if (closed !== undefined) {
      this.#isJoined = true
      this.add(closed)
    } else if (!fonts.test(word)) {
      this.#plain(word)
      return
    }
    this.#isFlag = false
  }

  #plain(word: string): void {
    const text = roffText(word)
    this.add(this.#isFlag && !punctuation.test(text) && text !== '|' ? `-${text}` : text)
  }
}
