import { hasNarrowRows } from './narrow-rows.js'
import { rowShape } from './row-shape.js'

/**
 * Whether a text explains how to use a program: it has a usage, or at least two rows of options with a gap before their
 * texts, or four that have none.
 */
export function hasHelp(text: string): boolean {
  if (/^\W{0,3}(usage|synopsis)\b/im.test(text)) return true
  if (hasNarrowRows(text)) return true
  return (
    text.split('\n').filter((line) => rowShape(line) === 'option' && / {2,}\S/.test(line.trim())).length > 1
  )
}
