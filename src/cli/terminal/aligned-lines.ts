/** Rows as lines for a pipe: each column but the last as wide as its longest text. */
export function alignedLines(rows: readonly (readonly string[])[]): string {
  const widthOf = (column: number): number => Math.max(...rows.map((row) => row[column]?.length ?? 0))
  return rows
    .map((row) =>
      row.map((text, column) => (column < row.length - 1 ? text.padEnd(widthOf(column)) : text)).join('  '),
    )
    .join('\n')
}
