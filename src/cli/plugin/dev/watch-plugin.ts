import type { Config } from '../../../config.js'
import { openCore, type Core } from '../../../core/open-core.js'
import { watchCatalog } from '../../../discovery/catalog/watch-catalog.js'
import { PluginFolders } from '../../../discovery/plugin/find-plugins.js'
import type { Problem, Tool } from '../../../discovery/tool.js'
import { checkClientLimits } from '../../../lint/check-client-limits.js'
import { openLog } from '../../../logging.js'
import { drain } from '../../../server/drain.js'
import { exitAtSignals } from '../../terminal/exit-at-signals.js'
import { noSuchPlugin, type PluginPlace } from '../plugin-place.js'
import type { DevReport } from './dev-report.js'
import { placedProblem } from './placed-problem.js'
import { toolChanges } from './tool-changes.js'

/** A plugin that is described again whenever it changes. */
export interface WatchedPlugin {
  readonly core: Core
  /** As it was described at last. */
  readonly tools: () => readonly Tool[]
  /** Ends all that runs for it, and the watching. */
  readonly close: () => Promise<void>
}

/**
 * Describes a plugin now and after every change, and reports each time, at first before this resolves. Its folder may
 * have no program yet. Throws a ConfigError if there is no such folder; `bin` is what its hint tells to type.
 */
export async function watchPlugin(
  place: PluginPlace,
  config: Config,
  bin: string,
  report: (report: DevReport) => void,
): Promise<WatchedPlugin> {
  const { plugin, pluginsDirs } = place
  const { folders } = await new PluginFolders(pluginsDirs).find()
  if (!folders.some(({ name }) => name === plugin)) throw await noSuchPlugin(place, bin)
  const core = openCore({ ...config, pluginsDirs }, { only: plugin, isExamined: true })
  const { catalog } = core
  await exitAtSignals(() => catalog.load())
  let known: readonly Tool[] = []
  const tell = (event: DevReport['event']): void => {
    const { tools, offersNow: offers } = catalog
    const changes = toolChanges(known, tools)
    known = tools
    report({ plugin, event, tools, offers, changes, problems: problemsOf(core, plugin) })
  }
  tell('started')
  catalog.on('described', () => {
    tell(catalog.plugins().length === 0 ? 'gone' : 'changed')
  })
  const log = openLog({ ...config, disableFileLog: true, logLevel: 'warn' }, process.stderr)
  const watch = watchCatalog(catalog, config.watch === 'poll' ? 'poll' : 'auto', log)
  return {
    core,
    tools: () => known,
    close: async () => {
      await watch.close()
      await catalog.close()
      await drain(core.runner, 0)
      core.close()
    },
  }
}

function problemsOf({ catalog }: Core, name: string): Problem[] {
  const described = catalog.problems().filter(({ plugin }) => plugin === name)
  const plugin = catalog.findPlugin(name)
  return [...described, ...checkClientLimits(catalog.tools)].map((problem) => placedProblem(problem, plugin))
}
