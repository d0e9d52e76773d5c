import { fileURLToPath } from 'node:url'
import { readConfig, type Config } from '../../src/config.js'
import type { BuiltInTool } from '../../src/core/tools.js'
import { silentLogger } from './silent-logger.js'
import type { AuthSettings } from '../../src/server/auth.js'
import { homes } from './cache-home.js'
import type { RunningServer } from '../../src/server/running-server.js'
import { startServer } from '../../src/server/start-server.js'

export const fixturePlugins = fileURLToPath(new URL('../fixtures/plugins', import.meta.url))

const open: AuthSettings = { apiKeys: [], authDisabled: false, loopbackExempt: true }

/** The real server on a free port, over the fixture plugins; all of them are described when it resolves. */
export async function serveFixtures(
  settings: Partial<Config> = {},
  auth: AuthSettings = open,
  moreTools: readonly BuiltInTool[] = [],
  logger = silentLogger(),
): Promise<RunningServer & { url: string }> {
  const environment = { ...process.env, ...homes }
  const config = {
    ...readConfig({ port: '0', pluginsDirs: [fixturePlugins] }, environment),
    ...settings,
  }
  const server = await startServer(config, auth, logger, moreTools)
  await server.core.catalog.load()
  return { ...server, url: server.url! }
}
