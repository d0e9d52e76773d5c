import Table from 'cli-table3'

/** A column is made no narrower than this. */
const columnMin = 10
/** The spaces beside what is in a cell. */
const padding = 2

/** A table that is no wider than it needs, nor than `width`; nothing in it is cut. Undefined: any width. */
export function fitTable(
  head: readonly string[],
  rows: readonly string[][],
  width: number | undefined,
): string {
  const colWidths = fitColumns([head, ...rows], width ?? Infinity)
  const table = new Table({ head: [...head], style: { head: [], border: [] }, wordWrap: true, colWidths })
  table.push(...rows.map((row) => row.map((text, column) => breakLongWords(text, colWidths[column]))))
  return table.toString()
}

/** Where there is no room for all, the widest column gives first. */
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

/** cli-table3 cuts a word that is wider than its column. */
function breakLongWords(text: string, width = Infinity): string {
  const room = width - padding
  return Number.isFinite(room) ? text.replaceAll(new RegExp(`\\S{${room}}(?=\\S)`, 'g'), '$&\n') : text
}
