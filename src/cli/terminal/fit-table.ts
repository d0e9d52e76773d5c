import Table from 'cli-table3'

/** The width below which no column is narrowed. */
const columnMin = 10
/** The spaces on both sides of a cell's text. */
const padding = 2

/** A table as wide as it needs, but at most `width`; no text is cut. */
export function fitTable(
  head: readonly string[],
  rows: readonly string[][],
  width: number,
  { isCompact = false }: { readonly isCompact?: boolean } = {},
): string {
  const colWidths = fitColumns([head, ...rows], width)
  const style = { head: [], border: [], compact: isCompact }
  const table = new Table({ head: [...head], style, wordWrap: true, colWidths })
  table.push(...rows.map((row) => row.map((text, column) => breakLongWords(text, colWidths[column]))))
  return table.toString()
}

/** Fits columns into the width: the widest one is narrowed first. */
function fitColumns(rows: readonly (readonly string[])[], width: number): number[] {
  const columns = rows[0]?.length ?? 0
  const widths = Array.from(
    { length: columns },
    (_, column) => padding + Math.max(...rows.map((row) => widest(row[column]))),
  )
  const room = width - (columns + 1)
  while (sum(widths) > room && Math.max(...widths) > columnMin)
    widths[widths.indexOf(Math.max(...widths))] = Math.max(...widths) - 1
  return widths
}

function widest(text = ''): number {
  return Math.max(...text.split('\n').map((line) => line.length))
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

/** Breaks words that are wider than their column, because cli-table3 cuts them. */
function breakLongWords(text: string, width = Infinity): string {
  const room = width - padding
  return Number.isFinite(room) ? text.replaceAll(new RegExp(`\\S{${room}}(?=\\S)`, 'g'), '$&\n') : text
}
