import { clientNames, type Finding } from '../../lint/client-limits.js'
import { fitTable } from '../terminal/fit-table.js'

/** Findings as a table that is `width` wide at most; undefined: as wide as it needs. */
export function lintTable(findings: readonly Finding[], width: number | undefined): string {
  const rows = findings.map(({ client, tool = 'all', field, message, severity }) => [
    tool,
    clientNames[client],
    `${severity}: ${field} ${message}`,
  ])
  return fitTable(['Tool', 'Client', 'Finding'], rows, width)
}
