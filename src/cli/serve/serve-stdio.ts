import type { Config } from '../../config.js'
import type { Logger } from '../../logging.js'
import { startStdioServer } from '../../server/start-stdio-server.js'
import { untilStopped } from '../terminal/until-stopped.js'
import { refreshOnHangup } from './refresh-on-hangup.js'

/** Serves the client on stdin and stdout until it leaves or a signal stops the server. */
export async function serveStdio(config: Config, logger: Logger): Promise<void> {
  const server = await startStdioServer(config, logger)
  await untilStopped(server.ended, refreshOnHangup(server, logger))
  await server.close()
}
