import { openCore, type Core, type CoreOptions } from '../../core/open-core.js'
import type { ServedOffers } from '../../discovery/offering.js'
import type { Problem, Tool } from '../../discovery/tool.js'
import type { Config } from '../../config.js'
import { exitAtSignals } from '../terminal/exit-at-signals.js'

/** One plugin as it is described now. */
export interface DescribedPlugin {
  readonly plugin: string
  readonly core: Core
  readonly tools: readonly Tool[]
  /** What it offers beside them. */
  readonly offers?: ServedOffers | undefined
  readonly problems: readonly Problem[]
}

/**
 * Describes one plugin, without the cache and without opening another one. Undefined if there is none of this name;
 * whoever gets one closes its core.
 */
export async function describeOnly(
  plugin: string,
  config: Config,
  describe?: CoreOptions['describe'],
): Promise<DescribedPlugin | undefined> {
  // The program as it is now; other plugins may hang or be broken.
  const core = openCore(config, { describe, only: plugin, isExamined: true })
  await exitAtSignals(() => core.catalog.load())
  if (!core.catalog.plugins().some(({ name }) => name === plugin)) {
    core.close()
    return undefined
  }
  const problems = core.catalog.problems().filter((problem) => problem.plugin === plugin)
  return { plugin, core, tools: core.catalog.tools, offers: await core.catalog.offers(), problems }
}
