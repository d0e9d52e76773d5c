import { setTimeout as delay } from 'node:timers/promises'
import { atMost } from '../at-most.js'
import type { Config } from '../config.js'
import { createHandlers } from '../core/handlers.js'
import { openCore, type Core } from '../core/open-core.js'
import type { BuiltInTool } from '../core/tools.js'
import { watchCatalog, type Watch } from '../discovery/catalog/watch-catalog.js'
import type { Logger } from '../logging.js'
import { createApp } from './app.js'
import { createAuth, type AuthSettings } from './auth.js'
import { healthReport, healthTool, type HealthReport } from './health.js'
import { createHostCheck } from './hosts.js'
import { baseUrl, listen, stopListening } from './listen.js'
import { logPlugins, logProblem } from './log-plugins.js'
import { createMcpServerFactory, type McpServerFactory } from './mcp-adapter.js'
import { Sessions } from './sessions.js'
import { answerSessionless } from './transports/sessionless.js'
import { openSse, postToSse } from './transports/sse.js'
import { serveOnStdio, type StdioConnection } from './transports/stdio.js'
import { createStreamableHttp } from './transports/streamable-http.js'

/** Watching waits for the first descriptions, which have the machine to themselves, but for no slow one. */
const watchWaitMs = 2000
/** Answers that were made on the last moment get this long to leave. */
const lastWordMs = 1000

export interface RunningServer {
  readonly core: Core
  /** Where it listens; undefined on stdio. */
  readonly url: string | undefined
  readonly health: () => HealthReport
  /** What clients see beside the tools of the plugins. */
  readonly builtInTools: readonly BuiltInTool[]
  /** Resolves when the client of a stdio server has left and what it sent is answered; never over HTTP. */
  readonly ended: Promise<void>
  /** Stops accepting, lets calls finish for the drain time, ends the rest, closes everything. */
  readonly close: () => Promise<void>
}

/** Serves over HTTP. Listens at once; plugins are described meanwhile. Throws a ConfigError where it can't listen. */
export async function startServer(
  config: Config,
  auth: AuthSettings,
  logger: Logger,
): Promise<RunningServer> {
  const sessions = new Sessions({ ...config, sessionsPerKeyMax: sessionsPerKeyMax(config, auth) })
  let draining = false
  const { core, health, builtInTools, createServer } = openServer(config, logger, () => sessions.count)
  const streamableHttp = createStreamableHttp(sessions, createServer, logger)
  core.catalog.on('toolsChanged', () => {
    sessions.notifyToolsChanged()
    streamableHttp.notifyToolsChanged()
  })
  const app = createApp({
    identify: createAuth(auth),
    checkHost: createHostCheck(config),
    allowedOrigins: config.allowedOrigins,
    bodyBytesMax: config.bodyBytesMax,
    unreadBytesMax: config.unreadBytesMax,
    health,
    isDraining: () => draining,
    logger,
    openSse: openSse(sessions, createServer),
    postToSse: postToSse(sessions),
    answerSessionless: answerSessionless(createServer),
    streamableHttp: streamableHttp.handle,
  })
  const server = await listen(app, config.host, config.port)
  const url = baseUrl(server, config.host)
  logger.info(`smcp ${config.version} (process ${process.pid}) listens at ${url}`)
  const stopWatching = startLoading(core, config, logger)
  return {
    core,
    url,
    health,
    builtInTools,
    ended: new Promise(() => undefined),
    close: async () => {
      draining = true
      const closeConnections = stopListening(server)
      await stopWatching()
      await drain(core, config.drainTimeoutMs)
      await Promise.all([sessions.closeAll(), streamableHttp.close()])
      await closeConnections(lastWordMs)
    },
  }
}

/** Half of all sessions unless set, so that no key can shut the others out; without keys nobody can be told from another. */
function sessionsPerKeyMax({ sessionsMax, sessionsPerKeyMax }: Config, { apiKeys }: AuthSettings): number {
  return sessionsPerKeyMax ?? (apiKeys.length === 0 ? Infinity : Math.ceil(sessionsMax / 2))
}

/** Serves one client on stdin and stdout. */
export function startStdioServer(config: Config, logger: Logger): RunningServer {
  const { core, health, builtInTools, createServer } = openServer(config, logger, () => 1)
  const connection = serveOnStdio(createServer, config.unreadBytesMax, logger)
  core.catalog.on('toolsChanged', connection.notifyToolsChanged)
  const stopWatching = startLoading(core, config, logger)
  return {
    core,
    url: undefined,
    health,
    builtInTools,
    ended: connection.inputEnded.then(() => answerReceived(connection, core, config.drainTimeoutMs)),
    close: async () => {
      await stopWatching()
      await drain(core, 0)
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

function openServer(
  config: Config,
  logger: Logger,
  sessions: () => number,
): Pick<RunningServer, 'core' | 'health' | 'builtInTools'> & { createServer: McpServerFactory } {
  const core = openCore(config)
  const health = (): HealthReport =>
    healthReport({
      version: config.version,
      plugins: core.catalog.plugins(),
      directories: core.catalog.folderProblems(),
      sessions: sessions(),
      calls: core.runner.counts(),
    })
  const builtInTools = [healthTool(health)]
  const handlers = createHandlers({
    toolsetFor: () => core.catalog,
    run: core.runner.run,
    limits: core.limits,
    builtInTools,
    heartbeatMs: config.heartbeatMs,
    logger,
  })
  return {
    core,
    health,
    builtInTools,
    createServer: createMcpServerFactory(handlers, config.version, logger),
  }
}

/** Loads the plugins and, unless that is switched off, goes on watching them. The returned function ends the watch. */
function startLoading({ catalog }: Core, { watch: how }: Config, logger: Logger): () => Promise<void> {
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
  }
}

/** Waits for running calls, then ends them; each is answered before this resolves. */
async function drain({ runner }: Core, timeoutMs: number): Promise<void> {
  await atMost(runner.idle(), timeoutMs)
  runner.stopAll()
  await runner.idle()
  // The answers are made a few turns of the event loop after the programs have ended.
  await new Promise((done) => setImmediate(done))
}
