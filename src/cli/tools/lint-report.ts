import { count } from '../../count.js'
import { clientNames, clients, toolsMax, type Client, type Finding } from '../../lint/client-limits.js'
import { fitTable } from '../terminal/fit-table.js'
import type { ToolsLint } from './lint-tools.js'

/**
 * What was found, the number of tools and how many clients take, and what the list costs: for all clients unless `only`
 * names some, in `width` columns at most; undefined: as wide as it needs.
 */
export function lintReport(
  { tools, tokens, findings }: ToolsLint,
  only: readonly Client[] = clients,
  width?: number,
): string {
  const bounds = toolsMax
    .filter(({ client }) => only.includes(client))
    .map(({ client, max }) => `${clientNames[client]} takes ${max}`)
  return [
    findings.length > 0 ? lintTable(findings, width) : 'No client would refuse a tool.',
    `${count(tools, 'tool')}${bounds.length > 0 ? ` (${bounds.join(', ')})` : ''}`,
    `about ${tokens} tokens in every conversation (a token for 4 characters)`,
  ].join('\n')
}

function lintTable(findings: readonly Finding[], width: number | undefined): string {
  const rows = findings.map(({ client, tool = 'all', field, message, severity }) => [
    tool,
    clientNames[client],
    `${severity}: ${field} ${message}`,
  ])
  return fitTable(['Tool', 'Client', 'Finding'], rows, width)
}
