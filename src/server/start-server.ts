import { EventEmitter } from 'node:events'
import type { Config } from '../config.js'
import { openCore } from '../core/open-core.js'
import type { Outcomes } from '../core/outcome.js'
import type { BuiltInTool } from '../core/tools.js'
import type { Tool } from '../discovery/tool.js'
import type { Logger } from '../logging.js'
import { createMemoryStore } from '../memory-store.js'
import { createApp } from './app.js'
import { createAuth, type AuthSettings } from './auth.js'
import { drain } from './drain.js'
import { createHostCheck } from './hosts.js'
import { HeaderVariables } from './header-variables.js'
import { keepLoaded } from './keep-loaded.js'
import { Keys } from './keys/keys.js'
import { profileWarnings } from './keys/profile-warnings.js'
import { rightsBy } from './keys/rights-by.js'
import { keyShare } from './key-share.js'
import { baseUrl, listen, stopListening } from './listen.js'
import { openMetrics } from './metrics/open-metrics.js'
import { hasSecrets } from './letta/open-secrets.js'
import { openProfiles } from './open-profiles.js'
import { openServer } from './open-server.js'
import type { RunningServer } from './running-server.js'
import { SessionIds } from './session-ids.js'
import { keyFor, readSessionKey } from './session-key.js'
import { Sessions } from './sessions.js'
import { createSessionless } from './transports/sse-sessionless.js'
import { createSse } from './transports/sse.js'
import { createStreamableHttp } from './transports/streamable-http.js'

/** How long answers that were made at the last moment get to be sent. */
const lastWordMs = 1000

/**
 * Serves over HTTP. Listens at once, while plugins are still being described. `moreTools` are the server's own tools
 * besides `health`. Throws a ConfigError if it can't listen.
 */
export async function startServer(
  config: Config,
  auth: AuthSettings,
  logger: Logger,
  moreTools: readonly BuiltInTool[] = [],
): Promise<RunningServer> {
  const { sessionsMax, sessionsPerKeyMax, tasksMax, tasksPerKeyMax } = config
  const profiles = openProfiles(config, logger)
  const keys = new Keys(config.keysFile, logger)
  const hasKeys = auth.apiKeys.length + keys.digests.length > 0
  const sessions = new Sessions({
    ...config,
    sessionsPerKeyMax: keyShare(sessionsMax, sessionsPerKeyMax, hasKeys),
  })
  const sessionKey = await readSessionKey(config, logger)
  const headerVariables = new HeaderVariables(config.headerVariables)
  const inHeaders = config.headerVariables.map(({ variable }) => variable)
  const core = openCore(config, {
    budgetMs: config.describeBudgetMs,
    spawnHelper: true,
    mayBeBrought: (variable) => inHeaders.includes(variable) || hasSecrets(config),
  })
  await core.demandSandbox()
  const warnOfProfiles = (): void => {
    for (const warning of profileWarnings(keys.all, profiles)) logger.warn(warning)
  }
  warnOfProfiles()
  const rights = rightsBy(keys, core)
  const store = createMemoryStore()
  const outcomes: Outcomes = new EventEmitter()
  const { createServer, changes, tasks, stopWatchingResources, ...parts } = openServer(core, config, logger, {
    countSessions: () => sessions.count,
    stateKey: keyFor('request-state/2', sessionKey),
    store,
    outcomes,
    profiles,
    rights,
    broughtNow: () => headerVariables.now,
    tasksPerKeyMax: keyShare(tasksMax, tasksPerKeyMax, hasKeys),
    moreTools,
  })
  const { health } = parts
  const { sessionMaxAgeMs, resumeTimeoutMs } = config
  const ids = new SessionIds(sessionKey, sessionMaxAgeMs)
  const findTool = (name: string): Tool | undefined => core.catalog.findTool(name)
  const transports = [
    createSse(sessions, createServer),
    createSessionless(createServer),
    createStreamableHttp(
      { sessions, createServer, findTool, ids, store, sessionMaxAgeMs, resumeTimeoutMs },
      logger,
    ),
  ]
  changes.on('change', (change) => {
    for (const transport of transports) transport.notify(change)
  })
  keys.on('change', () => {
    changes.tell({ list: 'tools' })
    warnOfProfiles()
  })
  keys.on('removed', (digest) => {
    sessions.closeOf(digest)
  })
  const metrics = openMetrics(outcomes, health)
  let draining = false
  const app = createApp({
    identify: createAuth(auth, () => keys.digests),
    keys,
    takeVariables: headerVariables.take,
    checkHost: createHostCheck(config),
    allowedOrigins: config.allowedOrigins,
    profiles,
    bodyBytesMax: config.bodyBytesMax,
    unreadBytesMax: config.unreadBytesMax,
    health,
    metrics,
    seesAll: rights.seesAll,
    isDraining: () => draining,
    transports,
    logger,
  })
  const server = await listen(app, config.host, config.port).catch(async (error: unknown) => {
    await stopWatchingResources()
    core.close()
    throw error
  })
  const url = baseUrl(server, config.host)
  logger.info(`smcp ${config.version} (process ${process.pid}) is listening on ${url}`)
  const stopWatchingKeys = keys.watch()
  const stopWatching = keepLoaded(core, config, logger)
  // Not while anybody waits for the plugins.
  void core.catalog.load().then(metrics.load)
  return {
    ...parts,
    changes,
    url,
    ended: new Promise(() => undefined),
    close: async () => {
      draining = true
      tasks.stop()
      stopWatchingKeys()
      const closeConnections = stopListening(server)
      await Promise.all([stopWatching(), stopWatchingResources()])
      await drain(core.runner, config.drainTimeoutMs)
      core.close()
      await Promise.all(transports.map((transport) => transport.close()))
      await closeConnections(lastWordMs)
    },
  }
}
