import { hasNarrowRows } from './narrow-rows.js'
import { indentOf, rowShape } from './row-shape.js'

/**
 * Whether a text explains how to use a program: it has a usage, or at least two rows of options with a gap before their
 * texts, or four that have none, or whose texts stand below them.
 */
export function hasHelp(text: string): boolean {
  if (/^\W{0,3}(usage|synopsis)\b/im.test(text)) return true
  if (hasNarrowRows(text) || hasTextsBelow(text.split('\n'))) return true
  return (
    text.split('\n').filter((line) => rowShape(line) === 'option' && / {2,}\S/.test(line.trim())).length > 1
  )
}

function hasTextsBelow(lines: readonly string[]): boolean {
  const isAbove = (line: string, index: number): boolean => {
    const next = lines[index + 1] ?? ''
    return rowShape(line) === 'option' && rowShape(next) !== 'option' && indentOf(next) > indentOf(line)
  }
  return lines.filter(isAbove).length >= 4
}
