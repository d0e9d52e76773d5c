import { indentOf, rowShape } from './row-shape.js'

/** The lines of options that are within prose or right below a usage, with their help. */
export function optionRows(lines: readonly string[]): string[] {
  const found = lines.findIndex(isRow)
  if (found < 0) return []
  // Other spellings of the first option may stand above it.
  const above = lines.slice(0, found).findLastIndex((line) => !isSpelling(line, lines[found]))
  const first = above + 1
  const margin = indentOf(lines[first] ?? '')
  const rest = lines.slice(first)
  const end = rest.findIndex(
    (line, index) =>
      line.trim() !== '' &&
      rowShape(line) === 'other' &&
      indentOf(line) <= margin &&
      (rest[index - 1] ?? '') === '',
  )
  if (end < 0) return rest
  // Prose may stand between rows that have the same indent.
  const others = optionRows(rest.slice(end))
  const goesOn = others.filter((line) => isRow(line) && indentOf(line) === margin).length > 1
  return [...rest.slice(0, end), ...(goesOn && indentOf(others[0] ?? '') === margin ? others : [])]
}

/** `--type=style` above `-t style   The style`. */
function isSpelling(line: string, row = ''): boolean {
  return /^ *--\w[\w-]*(?:[= ]\S+)?$/.test(line) && indentOf(line) === indentOf(row)
}

/** Whether an option has a text after a gap: a usage line that was wrapped before a flag has none. */
export function isRow(line: string): boolean {
  return rowShape(line) === 'option' && /\S(?: {2,}| : ?|: |\t)\S/.test(line)
}
