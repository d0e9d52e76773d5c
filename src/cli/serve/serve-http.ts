import type { Config } from '../../config.js'
import type { Logger } from '../../logging.js'
import { readKeyFile } from '../../server/keys/key-file.js'
import { requireKey } from '../../server/require-key.js'
import { startServer } from '../../server/start-server.js'
import { isInteractive } from '../terminal/is-interactive.js'
import { untilStopped } from '../terminal/until-stopped.js'
import { refreshOnHangup } from './refresh-on-hangup.js'
import { serveBlock, shownKey } from './serve-block.js'
import { summarize, type ServeSummary } from './serve-summary.js'

/**
 * Serves over HTTP until a signal ends it, then lets running calls finish. Passes what is served to `tell`, as data and
 * in words. Throws a ConfigError if a key is needed and none is set, or if it can't listen.
 */
export async function serveHttp(
  config: Config,
  logger: Logger,
  bin: string,
  tell: (summary: ServeSummary, block: string) => void,
): Promise<void> {
  const { auth, madeKey, warning } = requireKey(
    config,
    isInteractive(),
    readKeyFile(config.keysFile).length > 0,
  )
  const server = await startServer(config, auth, logger)
  if (warning !== undefined) logger.warn(warning)
  // Before the summary, because a signal may come while the plugins are being described.
  const stopped = untilStopped(server.ended, refreshOnHangup(server, logger))
  const { summary, notes } = await summarize(server, config, bin)
  // That it listens comes before what it says of itself, on the same output.
  logger.flush()
  tell(summary, serveBlock(summary, notes, shownKey(auth, madeKey)))
  await stopped
  logger.info('stopping: running calls may finish')
  await server.close()
}
