/** Lines longer than this are hard to read. */
const readableColumns = 120

/**
 * The columns that a table may fill, at most 120. Undefined if there is no terminal, or if it does not report its width:
 * it has 0 columns under `script` without a terminal, in some containers and in CI.
 */
export function terminalWidth({
  isTTY,
  columns,
}: Pick<NodeJS.WriteStream, 'isTTY' | 'columns'>): number | undefined {
  return isTTY && columns > 0 ? Math.min(columns, readableColumns) : undefined
}
