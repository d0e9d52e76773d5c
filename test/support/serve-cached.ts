import { readConfig } from '../../src/config.js'
import type { RunningServer } from '../../src/server/running-server.js'
import { startServer } from '../../src/server/start-server.js'
import { homes } from './cache-home.js'
import { silentLogger } from './silent-logger.js'

const servers = new Set<RunningServer>()

/** A server that is there at once, with a cache of its own beside the folder of plugins; nothing is waited for. */
export async function serveCached(
  dir: string,
  settings: Record<string, unknown> = {},
): Promise<RunningServer> {
  const config = readConfig(
    { port: '0', pluginsDirs: [dir] },
    { ...process.env, ...homes, XDG_CACHE_HOME: `${dir}.cache` },
  )
  const open = { apiKeys: [], authDisabled: false, loopbackExempt: true }
  const server = await startServer({ ...config, askSandbox: 'never', ...settings }, open, silentLogger())
  servers.add(server)
  return server
}

/** Closes all that were served and are still there; for after a test. */
export async function closeServed(): Promise<void> {
  const open = [...servers]
  servers.clear()
  await Promise.all(open.map((server) => server.close()))
}
