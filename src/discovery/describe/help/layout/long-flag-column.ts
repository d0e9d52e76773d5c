import { indentOf } from './row-shape.js'

/** A short flag, perhaps with its value, before a long one in a column of its own: `-f FORMAT    --format=FORMAT`. */
const before = /^ *-[^-\s]\S*(?: [^\s-]\S*)* {2,}(?=--\w)/

/**
 * Moves the rows of options that have only a long flag to the margin of the others, where long flags have a column of
 * their own: that deep they would be more of the text above them.
 */
export function withoutLongFlagColumn(lines: readonly string[]): string[] {
  const columns = lines.flatMap((line) => before.exec(line)?.[0].length ?? [])
  const column = columns.find((one) => columns.filter((other) => other === one).length >= 2)
  if (column === undefined) return [...lines]
  const margin = Math.min(...lines.filter((line) => before.test(line)).map(indentOf))
  return lines.map((line) =>
    indentOf(line) === column && line.startsWith('--', column) ? line.slice(column - margin) : line,
  )
}
