/** How wide lines may be, behind how many spaces they begin, and how many more those after the first. */
interface Shape {
  readonly width: number
  readonly indent?: number
  readonly hang?: number
}

/**
 * A line as one or more, broken between its words where it is too wide. A word that is too wide is left whole, and so are
 * the spaces with which the line begins.
 */
export function wrapLine(text: string, { width, indent = 0, hang = 0 }: Shape): string[] {
  const whole = ' '.repeat(indent) + text
  if (whole.length <= width) return [whole]
  const [start = ''] = /^ */.exec(whole) ?? []
  const [first = '', ...words] = whole.trim().split(/ +/)
  const lines: string[] = []
  let line = start + first
  for (const word of words)
    if (line.length + 1 + word.length <= width) line += ` ${word}`
    else {
      lines.push(line)
      line = start + ' '.repeat(hang) + word
    }
  return [...lines, line]
}
