import type { Config } from '../config.js'
import type { Core } from '../core/open-core.js'
import { watchCatalog, type Watch } from '../discovery/catalog/watch-catalog.js'
import type { Logger } from '../logging.js'
import { logPlugins, logProblem } from './log-plugins.js'

/** How long watching waits for the first descriptions, to leave the machine to them; it does not wait for slow ones. */
const watchWaitMs = 2000

/**
 * Loads the plugins and, unless that is switched off, keeps watching them. The returned function ends the watch and all
 * programs that are asked.
 */
export function keepLoaded({ catalog }: Core, { watch: how }: Config, logger: Logger): () => Promise<void> {
  logPlugins(catalog, logger)
  let watch: Watch | undefined
  let isClosed = false
  void catalog.load().then(() => {
    catalog.nameClashes().forEach((problem) => {
      logProblem(problem, logger)
    })
  })
  void catalog.described(watchWaitMs).then(() => {
    if (how !== 'never' && !isClosed) watch = watchCatalog(catalog, how, logger)
  })
  return async () => {
    isClosed = true
    await watch?.close()
    await catalog.close()
  }
}
