import { asListed } from '../../core/tools.js'
import { clientFindings } from '../../lint/client-findings.js'
import { clientNames, type Client } from '../../lint/clients.js'
import { severities, type Finding } from '../../lint/finding.js'
import type { CallTimes } from '../../lint/rule.js'
import type { Tool } from '../../discovery/tool.js'
import { count } from '../../count.js'
import { tokenCount } from './token-count.js'

/** What clients would refuse, cut or change in a list of tools, and what the list costs them. */
export interface ToolsLint {
  readonly tools: number
  /** Estimated. */
  readonly tokens: number
  /** Worst first, then by tool. */
  readonly findings: readonly Finding[]
}

export function lintTools(tools: readonly Tool[], only?: readonly Client[], calls?: CallTimes): ToolsLint {
  return {
    tools: tools.length,
    tokens: tokenCount(tools.map(asListed)),
    findings: clientFindings({ tools, calls }, only).sort(
      (a, b) => rank(a) - rank(b) || compare(a.tool ?? '', b.tool ?? ''),
    ),
  }
}

/** Whether a tool would be refused or left out. */
export function isRefused({ findings }: ToolsLint): boolean {
  return findings.some(isError)
}

/** One line for `serve`: how many tools would be refused, and by whom; undefined if none would. */
export function lintSummary(tools: readonly Tool[], bin: string): string | undefined {
  const findings = clientFindings({ tools })
  const refused = countByClient(findings.filter((finding) => isError(finding) && finding.tool !== undefined))
  const tooMany = findings.flatMap(({ client, tool }) => (tool === undefined ? clientNames[client] : []))
  const parts = [
    ...refused.map(
      ([client, number], index) =>
        `${index === 0 ? `${count(number, 'tool')} would be refused` : number} by ${client}`,
    ),
    ...(tooMany.length > 0 ? [`${tools.length} tools are more than ${tooMany.join(', ')} can take`] : []),
  ]
  return parts.length === 0 ? undefined : `${parts.join(', ')}; ${bin} tools lint says why`
}

/** How many different tools each client has findings for. */
function countByClient(findings: readonly Finding[]): [client: string, tools: number][] {
  const names = new Map<Client, Set<string | undefined>>()
  for (const { client, tool } of findings) names.set(client, (names.get(client) ?? new Set()).add(tool))
  return [...names].map(([client, tools]) => [clientNames[client], tools.size])
}

function isError({ severity }: Finding): boolean {
  return severity === 'error'
}

function rank({ severity }: Finding): number {
  return severities.indexOf(severity)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
