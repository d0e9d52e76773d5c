import { randomBytes } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type { Config } from '../config.js'
import type { Core } from '../core/open-core.js'
import type { BuiltInTool } from '../core/tools.js'
import type { Logger } from '../logging.js'
import { drain } from './drain.js'
import { keepLoaded } from './keep-loaded.js'
import { openServer } from './open-server.js'
import type { RunningServer } from './running-server.js'
import { serveOnStdio, type StdioConnection } from './transports/stdio.js'

/** Serves one client on stdin and stdout. `moreTools` are the server's own, beside `health`. */
export function startStdioServer(
  config: Config,
  logger: Logger,
  moreTools: readonly BuiltInTool[] = [],
): RunningServer {
  const { createServer, ...parts } = openServer(config, logger, {
    countSessions: () => 1,
    // The client ends with this process, and so do its questions.
    stateKey: randomBytes(32),
    moreTools,
  })
  const { core } = parts
  const connection = serveOnStdio(createServer, config.unreadBytesMax, logger)
  core.catalog.on('toolsChanged', connection.notifyToolsChanged)
  const stopWatching = keepLoaded(core, config, logger)
  return {
    ...parts,
    url: undefined,
    ended: connection.inputEnded.then(() => answerReceived(connection, core, config.drainTimeoutMs)),
    close: async () => {
      await stopWatching()
      await drain(core.runner, 0)
      await connection.close()
    },
  }
}

/** What was received until stdin ended is answered, at most for the drain time from when the plugins are described. */
async function answerReceived(
  connection: StdioConnection,
  { catalog }: Core,
  timeoutMs: number,
): Promise<void> {
  const expired = catalog.list().then(() => delay(timeoutMs, undefined, { ref: false }))
  await Promise.race([connection.answered(), expired])
}
