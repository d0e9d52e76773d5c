import type { Config } from '../../config.js'
import type { Logger } from '../../logging.js'
import { startStdioServer } from '../../server/start-stdio-server.js'
import { untilStopped } from '../terminal/until-stopped.js'
import { refreshOnHangup } from './refresh-on-hangup.js'

/**
 * Clients send SIGKILL two seconds after SIGTERM (the SDKs of TypeScript and of Python). A program that has not ended
 * by then would go on without a server that ends it.
 */
const patienceMs = 1500

/** Serves the client on stdin and stdout until it leaves or a signal stops the server. */
export async function serveStdio(config: Config, logger: Logger): Promise<void> {
  const failures: Error[] = []
  process.stdout.once('error', (error: Error) => failures.push(error))
  const server = await startStdioServer(config, logger)
  await untilStopped(server.ended, refreshOnHangup(server, logger), patienceMs)
  await server.close()
  // What its client has left unread would keep this process, until oclif no longer waits for that, and fails.
  if (failures.length > 0) process.exit()
}
