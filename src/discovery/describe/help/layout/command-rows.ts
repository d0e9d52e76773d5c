import { indentOf, rowShape } from './row-shape.js'

/** A heading that a bar follows: `INSPECT ──────`. */
const barred = /^\s*\S.* ([━─═=-])\1{2,}$/
/** A flag that does the same: `-c|check <file>`. */
const flagFirst = /(?<=^ +)-\w ?\| ?(?=[a-z])/
const nameOfCommand = /^\s*[a-z@][\w:.@/+-]*(?:[,|]|:? {2,}|: | [<[(])/

/**
 * The rows of a list of commands, all with the same indent: headings of categories are removed, and their rows get the
 * heading's indent. Lines at the margin are prose after the list, unless the whole list is at the margin.
 */
export function commandRows(lines: readonly string[]): string[] {
  const indented = lines
    .map((line) => line.replace(flagFirst, ''))
    .filter((line) => /^ +[^\s-]/.test(line) && !barred.test(line))
  const rows = indented.length > 0 ? indented : lines.filter((line) => rowShape(line) === 'named')
  let moved = 0
  let heading = 0
  return rows.flatMap((line, index) => {
    if (isHeading(line, rows[index + 1])) {
      heading = indentOf(line)
      moved = indentOf(rows[index + 1] ?? '') - heading
      return []
    }
    if (indentOf(line) <= heading) moved = 0
    // A row may stand less far behind its heading than the first one does.
    return line.slice(Math.min(moved, indentOf(line)))
  })
}

/** Whether all names in these lines may be commands: words in lower case with a text. */
export function isListOfCommands(lines: readonly string[]): boolean {
  const rows = commandRows(lines)
  const margin = Math.min(...rows.map(indentOf))
  const heads = rows.filter((line) => indentOf(line) === margin)
  return heads.length > 0 && heads.every((line) => rowShape(line) === 'named' && nameOfCommand.test(line))
}

/** Whether the rows of a list are flags alone: under `Feature commands` stand options then, and deeper lines are their texts. */
export function areFlags(lines: readonly string[]): boolean {
  const shown = lines.filter((line) => line.trim() !== '')
  const margin = Math.min(...shown.map(indentOf))
  const rows = shown.filter((line) => indentOf(line) === margin)
  return rows.length > 0 && rows.every((line) => /^ *-{1,2}\w/.test(line.replace(flagFirst, '')))
}

/** Whether a line is a heading, such as `Basics:`, of rows with a deeper indent. */
function isHeading(line: string, next: string | undefined): boolean {
  if (next === undefined || rowShape(line) !== 'other' || indentOf(next) <= indentOf(line)) return false
  return rowShape(next) === 'named' && nameOfCommand.test(next) && /:$|^\s*[A-Z]/.test(line)
}
