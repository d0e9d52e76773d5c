import type { PluginStatus } from '../discovery/plugin-status.js'
import type { Problem } from '../discovery/tool.js'
import type { RunningServer } from '../server/start-server.js'
import { count } from './count.js'
import { lintSummary } from './lint-tools.js'

/** What `serve` tells of itself, for people and as JSON. */
export interface ServeSummary {
  readonly url: string | undefined
  readonly plugins: number
  readonly tools: number
  readonly problems: readonly Problem[]
}

/** So long the block waits for plugins that are still being described. */
const describedWaitMs = 3000

/** What the server has by now; a slow plugin does not hold the block back. */
export async function summarize({
  core,
  url,
}: RunningServer): Promise<{ summary: ServeSummary; pending: string[]; lint: string | undefined }> {
  await core.catalog.described(describedWaitMs)
  const { tools } = core.catalog
  const plugins = core.catalog.plugins()
  const pending = plugins.filter(({ state }) => state === 'pending').map(({ name }) => name)
  return {
    summary: { url, plugins: countUsable(plugins), tools: tools.length, problems: core.catalog.problems() },
    pending,
    lint: lintSummary(tools),
  }
}

/** One friendly block: where it is, what it has, what is broken, how to connect. */
export function serveBlock(
  { url, plugins, tools, problems }: ServeSummary,
  lint: string | undefined,
  pending: readonly string[],
  madeKey: string | undefined,
): string {
  // The log has told each problem already, on the same terminal.
  const broken = [...new Set(problems.filter(isError).map(({ plugin, file }) => plugin ?? file))]
  const lines = [
    '',
    `  smcp serves ${count(tools, 'tool')} of ${count(plugins, 'plugin')}`,
    '',
    `  SSE (Letta)        ${url}/sse`,
    `  Streamable HTTP    ${url}/mcp`,
    `  Health             ${url}/health`,
    '',
    `  Connect Claude     claude mcp add --transport http smcp ${url}/mcp${madeKey === undefined ? '' : ' --header "Authorization: Bearer KEY"'}`,
    `  Connect others     {"mcpServers": {"smcp": {"url": "${url}/mcp"}}}`,
    ...(madeKey === undefined
      ? []
      : [
          '',
          `  Key, shown once    ${madeKey}`,
          '  Clients send it as Authorization: Bearer KEY. Set MCP_API_KEY to keep one.',
        ]),
    ...(pending.length === 0 ? [] : ['', `  Still being described: ${pending.join(', ')}`]),
    ...(lint === undefined ? [] : ['', `  Note: ${lint}`]),
    ...(broken.length === 0 ? [] : ['', `  Broken: ${broken.join(', ')}; the log says why`]),
    '',
  ]
  return lines.join('\n')
}

function isError({ severity }: Problem): boolean {
  return severity === 'error'
}

function countUsable(plugins: readonly PluginStatus[]): number {
  return plugins.filter(({ state }) => state === 'described').length
}
