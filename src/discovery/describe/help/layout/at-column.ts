/** A row of an option with a gap before its text. */
const wide = /^( {0,12}-{1,2}\w\S*(?: \S+){0,3}?) {2,}(?=\S)/
const rowsMin = 4

/**
 * Puts a gap before the text of a row whose flag and value leave room for one blank only, where the texts of most rows
 * begin in the same column: `--slurpfile name file set it to what is in the file`.
 */
export function withTextsAtColumn(text: string): string {
  const lines = text.split('\n')
  const column = commonOf(lines.flatMap((line) => wide.exec(line)?.[0].length ?? []))
  if (column === undefined) return text
  // `--format   [kMG] format to report`: the value may have a column of its own.
  const narrow = new RegExp(
    String.raw`^(?=.{${column - 2}}\S \w) {0,12}-{1,2}\w(?:(?:(?!  ).)*$|(?:\S| (?! ))* {2,}\[[^\s[\]|]+\] (?<=^.{${column}})\w)`,
  )
  return lines
    .map((line) => (narrow.test(line) ? `${line.slice(0, column)} ${line.slice(column)}` : line))
    .join('\n')
}

/** The column that more than half of the rows have; undefined if there is none or too few rows. */
function commonOf(columns: readonly number[]): number | undefined {
  const counts = new Map<number, number>()
  for (const column of columns) counts.set(column, (counts.get(column) ?? 0) + 1)
  const [column, count] = [...counts].find(([, times]) => 2 * times > columns.length) ?? []
  return count !== undefined && count >= rowsMin ? column : undefined
}
