import { randomBytes } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type { Config } from '../config.js'
import { openCore, type Core } from '../core/open-core.js'
import type { BuiltInTool } from '../core/tools.js'
import type { Logger } from '../logging.js'
import { createMemoryStore } from '../memory-store.js'
import { drain } from './drain.js'
import { keepLoaded } from './keep-loaded.js'
import { hasSecrets } from './letta/open-secrets.js'
import { openProfiles } from './open-profiles.js'
import type { RunningServer } from './running-server.js'
import type { StdioConnection } from './transports/stdio.js'

/**
 * Serves one client on stdin and stdout. The client waits for its first list from the start of the process, so plugins
 * are described while the modules of the protocol are loaded. `moreTools` are the server's own tools besides `health`.
 */
export async function startStdioServer(
  config: Config,
  logger: Logger,
  moreTools: readonly BuiltInTool[] = [],
): Promise<RunningServer> {
  const profiles = openProfiles(config, logger)
  const core = openCore(config, {
    budgetMs: config.describeBudgetMs,
    spawnHelper: true,
    mayBeBrought: () => hasSecrets(config),
  })
  await core.demandSandbox()
  const stopWatching = keepLoaded(core, config, logger)
  const [{ openServer }, { serveOnStdio }] = await Promise.all([
    import('./open-server.js'),
    import('./transports/stdio.js'),
  ])
  const { createServer, changes, tasks, stopWatchingResources, ...parts } = openServer(core, config, logger, {
    countSessions: () => 1,
    // The connection ends with this process, and so do its questions.
    stateKey: randomBytes(32),
    store: createMemoryStore(),
    profiles,
    // Whoever starts it may have everything.
    rights: { toolsFor: () => core.catalog, offeringFor: () => core.catalog, seesAll: () => true },
    // There is one client.
    tasksPerKeyMax: Infinity,
    moreTools,
  })
  const connection = serveOnStdio(createServer, config.unreadBytesMax, logger)
  changes.on('change', connection.notify)
  return {
    ...parts,
    changes,
    url: undefined,
    ended: connection.inputEnded.then(() => answerReceived(connection, core, config.drainTimeoutMs)),
    close: async () => {
      tasks.stop()
      await Promise.all([stopWatching(), stopWatchingResources()])
      await drain(core.runner, 0)
      core.close()
      await connection.close()
    },
  }
}

/** Answers what was received before stdin ended, for at most the drain time after the plugins are described. */
async function answerReceived(
  connection: StdioConnection,
  { catalog }: Core,
  timeoutMs: number,
): Promise<void> {
  const expired = catalog.list().then(() => delay(timeoutMs, undefined, { ref: false }))
  await Promise.race([connection.answered(), expired])
}
