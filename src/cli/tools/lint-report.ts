import { count } from '../../count.js'
import { clientNames, clients, type Client } from '../../lint/clients.js'
import { whoFound, type Finding } from '../../lint/finding.js'
import { toolsMax } from '../../lint/limits/tools-max.js'
import { fitTable } from '../terminal/fit-table.js'
import { isRefused, type ToolsLint } from './lint-tools.js'
import { notesTable } from './notes-table.js'

/**
 * The findings, the number of tools and how many each client takes, and what the list costs, for all clients or for
 * `only` some. In tables at a terminal, at most `width` wide, else in lines.
 */
export function lintReport(lint: ToolsLint, only: readonly Client[] = clients, width?: number): string {
  const { tools, tokens, findings } = lint
  const bounds = toolsMax
    .filter(({ client }) => only.includes(client))
    .map(({ client, max }) => `${clientNames[client]} takes ${max}`)
  const notes = findings.filter(isNote)
  const faults = findings.filter((finding) => !isNote(finding))
  return [
    ...(isRefused(lint) ? [] : ['No client would refuse a tool.']),
    ...(faults.length > 0 ? [faultsTable(faults, width)] : []),
    ...(notes.length > 0 ? [notesTable(notes, width)] : []),
    `${count(tools, 'tool')}${bounds.length > 0 ? ` (${bounds.join(', ')})` : ''}`,
    `about ${tokens} tokens in every conversation (one token per 4 characters)`,
  ].join('\n')
}

function faultsTable(findings: readonly Finding[], width: number | undefined): string {
  const rows = findings.map((finding) => {
    const { tool = 'all', field, message, advice, severity } = finding
    return [tool, whoFound(finding), `${severity}: ${field} ${message}. ${advice}`]
  })
  if (width === undefined) return rows.map((row) => row.join(': ')).join('\n')
  return fitTable(['Tool', 'Client', 'Finding'], rows, width)
}

function isNote({ severity }: Finding): boolean {
  return severity === 'note'
}
