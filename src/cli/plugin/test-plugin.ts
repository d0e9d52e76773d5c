import { checkClientLimits } from '../../lint/check-client-limits.js'
import type { DescribeOptions } from '../../discovery/describe/describe-program.js'
import type { Config } from '../../config.js'
import type { Warmth } from '../../core/warmth.js'
import type { LaunchSandbox } from '../../process/calling/launch-sandbox.js'
import { noSuchPlugin, pluginPlace } from './plugin-place.js'
import { describeBySources } from './compare/describe-by-sources.js'
import { compareDescriptions, type Comparison } from './compare/find-differences.js'
import { describeOnly, type DescribedPlugin } from './describe-only.js'

/** What `plugin test` found. Nothing of the plugin was run except what discovery asks. */
export interface PluginTest extends DescribedPlugin {
  /** What each source alone says differently; undefined: they are not compared. */
  readonly compared?: Comparison | undefined
  /** Whether its calls are forked; undefined if no Python runs it, or if it has no tools. */
  readonly warm?: Warmth | undefined
  /** The sandbox of its calls; undefined if they run in none. */
  readonly sandbox?: LaunchSandbox | undefined
}

/**
 * Finds and describes one plugin, by name in the plugins folders or by path, and checks every tool. Throws a ConfigError
 * if there is none; `bin` is what its hint tells to type. With `ask` also describes it by each source alone.
 */
export async function testPlugin(
  nameOrPath: string,
  config: Config,
  bin: string,
  { ask, source }: Pick<DescribeOptions, 'ask' | 'source'> = {},
): Promise<PluginTest> {
  const place = pluginPlace(nameOrPath, config.pluginsDirs)
  const { plugin, pluginsDirs } = place
  const describe = ask || source !== undefined ? { ...(ask && { ask }), source } : undefined
  const own = { ...config, pluginsDirs }
  const described = await describeOnly(plugin, own, describe)
  if (!described) throw await noSuchPlugin(place, bin)
  const problems = [...described.problems, ...checkClientLimits(described.tools)]
  const isCompared = ask === true && source === undefined
  const warm = described.tools.length > 0 ? await described.core.warmthOf(plugin) : undefined
  return {
    ...described,
    problems,
    warm,
    sandbox: described.core.sandboxOf(plugin),
    ...(isCompared && {
      compared: compareDescriptions(await describeBySources(plugin, own, described.tools)),
    }),
  }
}
