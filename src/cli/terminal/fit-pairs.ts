import { fitTable } from './fit-table.js'

/** On fewer columns than this, two columns of text are hard to read. */
const twoColumnsMin = 60

/** A table of two columns of text at most `width` wide: side by side, or one below the other at a narrow terminal. */
export function fitPairs(
  head: readonly [string, string],
  rows: readonly (readonly [string, string])[],
  width: number,
  options: Parameters<typeof fitTable>[3] = {},
): string {
  return width < twoColumnsMin
    ? fitTable(
        head.slice(0, 1),
        rows.map((row) => [row.join('\n')]),
        width,
      )
    : fitTable(
        head,
        rows.map((row) => [...row]),
        width,
        options,
      )
}
