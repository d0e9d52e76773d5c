import type { Config } from '../config.js'
import { openCore } from '../core/open-core.js'
import type { BuiltInTool } from '../core/tools.js'
import type { Logger } from '../logging.js'
import { createMemoryStore } from '../memory-store.js'
import { createApp } from './app.js'
import { createAuth, type AuthSettings } from './auth.js'
import { drain } from './drain.js'
import { createHostCheck } from './hosts.js'
import { keepLoaded } from './keep-loaded.js'
import { baseUrl, listen, stopListening } from './listen.js'
import { openServer } from './open-server.js'
import type { RunningServer } from './running-server.js'
import { SessionIds } from './session-ids.js'
import { keyFor, readSessionKey } from './session-key.js'
import { Sessions } from './sessions.js'
import { createSessionless } from './transports/sse-sessionless.js'
import { createSse } from './transports/sse.js'
import { createStreamableHttp } from './transports/streamable-http.js'

/** Answers that were made on the last moment get this long to leave. */
const lastWordMs = 1000

/** Serves over HTTP. Listens at once; plugins are described meanwhile. Throws a ConfigError where it can't listen. `moreTools` are the server's own, beside `health`. */
export async function startServer(
  config: Config,
  auth: AuthSettings,
  logger: Logger,
  moreTools: readonly BuiltInTool[] = [],
): Promise<RunningServer> {
  const sessions = new Sessions({ ...config, sessionsPerKeyMax: sessionsPerKeyMax(config, auth) })
  const sessionKey = await readSessionKey(config, logger)
  const { createServer, ...parts } = openServer(openCore(config), config, logger, {
    countSessions: () => sessions.count,
    stateKey: keyFor('request-state/1', sessionKey),
    moreTools,
  })
  const { core, health } = parts
  const { sessionMaxAgeMs } = config
  const ids = new SessionIds(sessionKey, sessionMaxAgeMs)
  const store = createMemoryStore()
  const transports = [
    createSse(sessions, createServer),
    createSessionless(createServer),
    createStreamableHttp({ sessions, createServer, ids, store, sessionMaxAgeMs }, logger),
  ]
  core.catalog.on('toolsChanged', () => {
    for (const transport of transports) transport.notifyToolsChanged()
  })
  let draining = false
  const app = createApp({
    identify: createAuth(auth),
    checkHost: createHostCheck(config),
    allowedOrigins: config.allowedOrigins,
    bodyBytesMax: config.bodyBytesMax,
    unreadBytesMax: config.unreadBytesMax,
    health,
    isDraining: () => draining,
    transports,
    logger,
  })
  const server = await listen(app, config.host, config.port)
  const url = baseUrl(server, config.host)
  logger.info(`smcp ${config.version} (process ${process.pid}) listens at ${url}`)
  const stopWatching = keepLoaded(core, config, logger)
  return {
    ...parts,
    url,
    ended: new Promise(() => undefined),
    close: async () => {
      draining = true
      const closeConnections = stopListening(server)
      await stopWatching()
      await drain(core.runner, config.drainTimeoutMs)
      await Promise.all(transports.map((transport) => transport.close()))
      await closeConnections(lastWordMs)
    },
  }
}

/** Half of all sessions unless set, so that no key can shut the others out; without keys nobody can be told from another. */
function sessionsPerKeyMax({ sessionsMax, sessionsPerKeyMax }: Config, { apiKeys }: AuthSettings): number {
  return sessionsPerKeyMax ?? (apiKeys.length === 0 ? Infinity : Math.ceil(sessionsMax / 2))
}
