import { alignedLines } from './aligned-lines.js'
import { fitTable } from './fit-table.js'

/** A table at a terminal, at most `width` wide; where there is none (`width` undefined), an aligned line for each row. */
export function tableOrLines(
  head: readonly string[],
  rows: readonly string[][],
  width: number | undefined,
  options: Parameters<typeof fitTable>[3] = {},
): string {
  return width === undefined ? alignedLines(rows) : fitTable(head, rows, width, options)
}
