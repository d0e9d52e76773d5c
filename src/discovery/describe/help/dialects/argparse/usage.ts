import { escapeRegExp } from '../../escape-reg-exp.js'

/** Whether a usage contains the text as whole words. */
export function shows(usage: string, text: string): boolean {
  return wholeWords(text).test(usage)
}

/** The required part of a usage: brackets mark what may be left out, parentheses a choice of one. */
export function withoutBrackets(usage: string): string {
  const less = usage.replaceAll(/\[[^[\]]*\]|\([^()]*\)/g, '')
  return less === usage ? usage : withoutBrackets(less)
}

/** A pattern for the text as whole words of a usage. */
export function wholeWords(text: string): RegExp {
  return new RegExp(`(?<![^\\s[(])${escapeRegExp(text)}(?![^\\s\\])])`)
}
