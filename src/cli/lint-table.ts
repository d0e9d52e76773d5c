import Table from 'cli-table3'
import { clientNames, type Finding } from '../discovery/client-limits.js'

/** Findings as a table that is `width` wide; undefined: as wide as it needs. */
export function lintTable(findings: readonly Finding[], width: number | undefined): string {
  const rows = findings.map(({ client, tool = 'all', field, message, severity }) => [
    tool,
    clientNames[client],
    `${severity}: ${field} ${message}`,
  ])
  const head = ['Tool', 'Client', 'Finding']
  const colWidths = width === undefined ? [] : fitColumns([head, ...rows], width)
  const table = new Table({ head, style: { head: [], border: [] }, wordWrap: true, colWidths })
  table.push(...rows.map((row) => row.map((text, column) => cell(text, colWidths[column]))))
  return table.toString()
}

/** The client's whole name, at most two fifths for the tool's, the rest for the finding. */
function fitColumns(rows: readonly string[][], width: number): number[] {
  const widest = (column: number): number => 2 + Math.max(...rows.map((row) => row[column]?.length ?? 0))
  const tool = Math.min(widest(0), Math.floor(width * 0.4))
  const client = widest(1)
  return [tool, client, Math.max(10, width - tool - client - 4)]
}

/** Long names are what this table shows: one that does not fit is broken anywhere, not cut. */
function cell(content: string, width = Infinity): { content: string; wrapOnWordBoundary: boolean } {
  return { content, wrapOnWordBoundary: content.split(/\s+/).every((word) => word.length <= width - 2) }
}
