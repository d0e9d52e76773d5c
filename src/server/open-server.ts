import type { Config } from '../config.js'
import { createHandlers } from '../core/handlers.js'
import { openCore } from '../core/open-core.js'
import type { Logger } from '../logging.js'
import { healthReport, healthTool, type HealthReport } from './health.js'
import { createMcpServerFactory, type McpServerFactory } from './mcp-adapter.js'
import type { RunningServer } from './running-server.js'

export interface ServerParts extends Pick<RunningServer, 'core' | 'health' | 'builtInTools'> {
  readonly createServer: McpServerFactory
}

/** What every server has, whatever it is spoken to by. `countSessions` is for its health. */
export function openServer(config: Config, logger: Logger, countSessions: () => number): ServerParts {
  const core = openCore(config)
  const health = (): HealthReport =>
    healthReport({
      version: config.version,
      plugins: core.catalog.plugins(),
      directories: core.catalog.folderProblems(),
      sessions: countSessions(),
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
