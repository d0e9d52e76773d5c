import type { Config } from '../../config.js'
import type { PluginStatus } from '../../discovery/catalog/plugin-status.js'
import type { Problem } from '../../discovery/tool.js'
import type { RunningServer } from '../../server/running-server.js'
import { lintSummary } from '../tools/lint-tools.js'
import { hasNoPlugins, noPlugins } from '../no-plugins.js'
import { connectCommand } from './connect-command.js'

/** What `serve` reports as JSON. */
export interface ServeSummary {
  readonly url: string | undefined
  readonly plugins: number
  /** How many tools clients see: those of plugins and the server's own. */
  readonly tools: number
  readonly problems: readonly Problem[]
}

/** What a person is told besides the summary. */
export interface ServeNotes {
  /** The names of the server's own tools. */
  readonly builtIn: readonly string[]
  /** Plugins that are still being described. */
  readonly pending: readonly string[]
  readonly lint: string | undefined
  /** What to do if there is no plugin. */
  readonly next: string | undefined
  /** What to type to connect a client. */
  readonly connect: string
}

/** How long the block waits for plugins that are still being described. */
const describedWaitMs = 3000

/** Summarizes what the server has so far; a slow plugin does not hold it up. */
export async function summarize(
  { core, url, builtInTools }: RunningServer,
  config: Config,
  bin: string,
): Promise<{ summary: ServeSummary; notes: ServeNotes }> {
  await core.catalog.described(describedWaitMs)
  const { tools } = core.catalog
  const builtIn = builtInTools.filter(({ isListed }) => isListed?.(tools, {}) ?? true)
  const plugins = core.catalog.plugins()
  return {
    summary: {
      url,
      plugins: countUsable(plugins),
      tools: builtIn.length + tools.length,
      problems: core.catalog.problems(),
    },
    notes: {
      builtIn: builtIn.map(({ name }) => name),
      pending: plugins.filter(({ state }) => state === 'pending').map(({ name }) => name),
      lint: lintSummary(tools, bin),
      next: hasNoPlugins(core) ? noPlugins(config, bin) : undefined,
      connect: connectCommand(bin, url),
    },
  }
}

function countUsable(plugins: readonly PluginStatus[]): number {
  return plugins.filter(({ state }) => state === 'described').length
}
