/** White space and comments. */
const trivia = /(?:\s|\/\/[^\n\r]*|\/\*[^]*?\*\/)*/y
const commentsOfLine = /(?:[ \t]*(?:\/\/[^\n\r]*|\/\*[^\n\r]*?\*\/))*/y

/** Where the comma is that follows what ends at an offset; undefined if none does. */
export function commaAfter(text: string, end: number): number | undefined {
  const at = endOf(trivia, text, end)
  return text[at] === ',' ? at : undefined
}

/** The end of the comments behind an offset on its line; the offset if there are none. */
export function afterCommentsOfLine(text: string, offset: number): number {
  return endOf(commentsOfLine, text, offset)
}

/** The end of what is before the white space in front of an offset. */
export function beforeSpace(text: string, offset: number): number {
  return text.slice(0, offset).trimEnd().length
}

function endOf(pattern: RegExp, text: string, from: number): number {
  const sticky = new RegExp(pattern)
  sticky.lastIndex = from
  return from + (sticky.exec(text)?.[0].length ?? 0)
}
