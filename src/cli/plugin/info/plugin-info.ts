import type { Config } from '../../../config.js'
import { openCore, type Core } from '../../../core/open-core.js'
import type { Warmth } from '../../../core/warmth.js'
import type { PluginStatus } from '../../../discovery/catalog/plugin-status.js'
import type { ServedOffers } from '../../../discovery/offering.js'
import type { Plugin, Tool } from '../../../discovery/tool.js'
import { exitAtSignals } from '../../terminal/exit-at-signals.js'
import { noSuchPlugin, pluginPlace, type PluginPlace } from '../plugin-place.js'
import { declaredVariables, type DeclaredVariable } from './declared-variables.js'

/** All that is known about one plugin. */
export interface PluginInfo {
  readonly status: PluginStatus
  /** Undefined if it can't be started. */
  readonly plugin?: Plugin | undefined
  readonly tools: readonly Tool[]
  /** What it offers beside them. */
  readonly offers: ServedOffers
  /** Whether its calls are forked; undefined if no Python runs it, or if it has no tools. */
  readonly warm?: Warmth | undefined
  /** The sandbox of its calls; undefined if they run in none. */
  readonly sandbox?: ReturnType<Core['sandboxOf']>
  /** What its manifest declares; undefined: it gets the variables of smcp. */
  readonly variables?: readonly DeclaredVariable[] | undefined
}

/** Describes one plugin, by name or by path. Throws a ConfigError if there is none; `bin` is what its hint tells to type. */
export async function pluginInfo(nameOrPath: string, config: Config, bin: string): Promise<PluginInfo> {
  const place = pluginPlace(nameOrPath, config.pluginsDirs)
  const core = openCore({ ...config, pluginsDirs: place.pluginsDirs }, { only: place.plugin })
  try {
    return await infoOf(core, place, config, bin)
  } finally {
    core.close()
  }
}

async function infoOf(core: Core, place: PluginPlace, config: Config, bin: string): Promise<PluginInfo> {
  const { catalog } = core
  await exitAtSignals(() => catalog.load())
  const status = catalog.plugins().find(({ name }) => name === place.plugin)
  if (!status) throw await noSuchPlugin(place, bin)
  const plugin = catalog.findPlugin(place.plugin)
  const tools = catalog.tools
  return {
    status,
    plugin,
    tools,
    offers: catalog.offersNow,
    warm: tools.length > 0 ? await core.warmthOf(place.plugin) : undefined,
    sandbox: core.sandboxOf(place.plugin),
    variables: plugin && declaredVariables(plugin, config),
  }
}
