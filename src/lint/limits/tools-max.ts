import type { Client } from '../clients.js'
import type { Severity } from '../finding.js'
import { toolsUpTo } from '../rules/counts.js'
import { limit, type Limit } from './limit.js'

interface ToolsMax {
  readonly client: Client
  readonly max: number
  readonly severity: Severity
}

/** How many tools a client takes. A person can switch tools off there, but in VS Code a request with more tools fails. */
export const toolsMax: readonly ToolsMax[] = [
  { client: 'cursor', max: 40, severity: 'warning' },
  { client: 'windsurf', max: 50, severity: 'warning' },
  { client: 'antigravity', max: 100, severity: 'warning' },
  { client: 'vscode', max: 128, severity: 'error' },
]

export const toolsMaxLimits: readonly Limit[] = toolsMax.map(({ client, max, severity }) =>
  limit({ client }, severity, toolsUpTo(max), 'Serve fewer, with --include or --exclude.'),
)
