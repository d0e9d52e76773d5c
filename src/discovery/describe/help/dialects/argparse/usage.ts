/** Whether a usage holds the text as whole words. */
export function shows(usage: string, text: string): boolean {
  return wholeWords(text).test(usage)
}

/** What must be given: brackets hold what may be left out, parentheses what one of several is chosen from. */
export function withoutBrackets(usage: string): string {
  const less = usage.replaceAll(/\[[^[\]]*\]|\([^()]*\)/g, '')
  return less === usage ? usage : withoutBrackets(less)
}

/** The text as whole words of a usage. */
export function wholeWords(text: string): RegExp {
  return new RegExp(`(?<![^\\s[(])${text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![^\\s\\])])`)
}
