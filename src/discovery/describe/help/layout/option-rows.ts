import { indentOf, rowShape } from './row-shape.js'

/** The lines of the rows of options that stand in prose or right below a usage, with what belongs to them. */
export function optionRows(lines: readonly string[]): string[] {
  const first = lines.findIndex(isRow)
  if (first < 0) return []
  const margin = indentOf(lines[first] ?? '')
  const rest = lines.slice(first)
  const end = rest.findIndex(
    (line, index) =>
      line.trim() !== '' &&
      rowShape(line) === 'other' &&
      indentOf(line) <= margin &&
      (rest[index - 1] ?? '') === '',
  )
  return end < 0 ? rest : rest.slice(0, end)
}

/** With a text behind a gap: a usage that is wrapped before a flag has none. */
function isRow(line: string): boolean {
  return rowShape(line) === 'option' && /\S(?: {2,}| : ?|\t)\S/.test(line)
}
