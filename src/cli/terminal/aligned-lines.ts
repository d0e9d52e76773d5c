/** The widest that a column is made for its longest text: a longer one moves only what is behind it. */
const columnMax = 40

/** Rows as lines for a pipe, one for each: its columns but the last are aligned, and `-` stands for what is empty. */
export function alignedLines(rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => row.map((text) => text.replaceAll('\n', '; ') || '-'))
  const widthOf = (column: number): number =>
    Math.min(columnMax, Math.max(...cells.map((row) => row[column]?.length ?? 0)))
  return cells
    .map((row) =>
      row.map((text, column) => (column < row.length - 1 ? text.padEnd(widthOf(column)) : text)).join('  '),
    )
    .join('\n')
}
