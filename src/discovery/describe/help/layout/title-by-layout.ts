import { indentOf, rowShape } from './row-shape.js'

const words = /^ ?([A-Za-z][\w &/(),'-]{0,58}[\w)]):?$/
/** Where these stand alone on a line, what is below belongs to them even if it has no rows. */
const known = /^(usage|(\w+ )?(commands?|subcommands?|options|flags|arguments|args)|examples?|description)$/i

/**
 * A title that has no colon, or begins in lower case, is known by what is around it: nothing above, and rows below
 * that are no less indented.
 */
export function titleByLayout(
  lines: readonly string[],
  index: number,
): { title: string; rest?: string } | undefined {
  const line = lines[index] ?? ''
  const title = words.exec(line)?.[1]
  if (title === undefined || (lines[index - 1] ?? '').trim() !== '') return undefined
  const next = lines.slice(index + 1, index + 3).find((below) => below.trim() !== '')
  if (next === undefined) return undefined
  const isDeeper = indentOf(next) > indentOf(line)
  const shape = rowShape(next)
  if (shape === 'option') return { title }
  return isDeeper && (shape === 'named' || known.test(title)) ? { title } : undefined
}
