import { escapeRegExp } from '../../escape-reg-exp.js'

/** Whether a usage contains the text as whole words. */
export function shows(usage: string, text: string): boolean {
  return wholeWords(text).test(usage)
}

/** The required part of a usage: brackets mark what may be left out, parentheses a choice of one. */
export function withoutBrackets(usage: string): string {
  const kept: string[] = []
  const squares: number[] = []
  const rounds: number[] = []
  for (const sign of usage) {
    if (sign === '[') squares.push(kept.length)
    if (sign === '(') rounds.push(kept.length)
    const pairs = { ']': [squares, rounds], ')': [rounds, squares] }[sign]
    const start = pairs?.[0]?.pop()
    if (pairs === undefined || start === undefined) kept.push(sign)
    else {
      kept.length = start
      while ((pairs[1]?.at(-1) ?? -1) >= start) pairs[1]?.pop()
    }
  }
  return kept.join('')
}

/** A pattern for the text as whole words of a usage. */
export function wholeWords(text: string): RegExp {
  return new RegExp(`(?<![^\\s[(])${escapeRegExp(text)}(?![^\\s\\])])`)
}
