import type { Config } from '../config.js'
import { createHandlers } from '../core/create-handlers.js'
import { createInstructions } from '../core/instructions.js'
import type { Caller } from '../core/caller.js'
import type { Outcomes } from '../core/outcome.js'
import { Changes } from '../core/changes.js'
import type { Core } from '../core/open-core.js'
import { jobTools } from '../core/tasks/job-tools.js'
import { Tasks } from '../core/tasks/tasks.js'
import type { BuiltInTool } from '../core/tools.js'
import { watchResources } from '../discovery/catalog/watch-resources.js'
import type { Offering } from '../discovery/offering.js'
import type { Toolset } from '../discovery/toolset.js'
import { createGovernor } from '../governor/governor.js'
import type { Profiles } from '../governor/profiles.js'
import type { Logger } from '../logging.js'
import type { Store } from '../store.js'
import { healthReport, healthTool, type HealthReport } from './health.js'
import { createMcpServerFactory, type McpServerFactory } from './mcp-adapter.js'
import { openSecrets } from './letta/open-secrets.js'
import type { RunningServer } from './running-server.js'

export interface ServerParts extends Pick<RunningServer, 'core' | 'health' | 'builtInTools'> {
  readonly createServer: McpServerFactory
  /** What the clients of all transports are told of. */
  readonly changes: Changes
  /** Calls that go on when their requests have been answered. */
  readonly tasks: Tasks
  /** Ends the watch of the files that are resources. */
  readonly stopWatchingResources: () => Promise<void>
}

/** What each caller may have. */
export interface Rights {
  readonly toolsFor: (caller: Caller) => Toolset
  readonly offeringFor: (caller: Caller) => Offering
  /** Whether it may have everything. */
  readonly seesAll: (caller: Caller) => boolean
}

export interface ServerOptions {
  /** For the health report. */
  readonly countSessions: () => number
  /** Signs the state that clients keep for a question until they answer it. */
  readonly stateKey: Buffer
  /** Keeps the results of tasks. */
  readonly store: Store
  /** Is told what has come of each request. */
  readonly outcomes?: Outcomes
  readonly profiles: Profiles
  readonly rights: Rights
  /** How many tasks and jobs one key may have; callers without a key are counted together. */
  readonly tasksPerKeyMax: number
  /** The variables that the request brings that is being handled; undefined: none does. */
  readonly broughtNow?: () => Readonly<Record<string, string>>
  /** The server's own tools besides `health`. */
  readonly moreTools: readonly BuiltInTool[]
}

/** Opens the parts that every server has, whatever its transports. */
export function openServer(core: Core, config: Config, logger: Logger, options: ServerOptions): ServerParts {
  const { countSessions, stateKey, store, outcomes, profiles, rights, tasksPerKeyMax, moreTools } = options
  const health = (): HealthReport =>
    healthReport({
      version: config.version,
      plugins: core.catalog.plugins(),
      directories: core.catalog.folderProblems(),
      sessions: countSessions(),
      runner: core.runner,
    })
  const changes = new Changes()
  const { toolsetFor, tool: governorTool } = createGovernor({
    ...config,
    available: rights.toolsFor,
    store,
    changes,
    profiles,
  })
  const tasks = new Tasks(store, { ...config, tasksPerKeyMax })
  const builtInTools = [
    healthTool(health, rights.seesAll),
    ...jobTools(tasks, config.jobAfterMs ?? 0),
    governorTool,
    ...moreTools,
  ]
  for (const list of ['tools', 'resources', 'prompts'] as const)
    core.catalog.on(`${list}Changed`, () => {
      changes.tell({ list })
    })
  const { watch: how } = config
  const watch =
    how === 'never'
      ? undefined
      : watchResources(core.catalog, how, (uri) => {
          changes.tell({ resource: uri })
        })
  const handlers = createHandlers({
    toolsetFor,
    offeringFor: rights.offeringFor,
    run: core.runner.run,
    runInBackground: core.runner.runInBackground,
    limits: core.limits,
    builtInTools,
    heartbeatMs: config.heartbeatMs,
    onChange: (plugin, change) => {
      changes.tell(change)
      // A fault of a listener must not end the server.
      if ('list' in change) core.catalog.describeAgain(plugin).catch(() => undefined)
    },
    tasks,
    jobAfterMs: config.jobAfterMs,
    logger,
    outcomes,
    secretsOf: openSecrets(config, logger),
    logsArguments: config.logArguments,
    logStderr: config.logStderr,
  })
  return {
    core,
    health,
    changes,
    builtInTools,
    tasks,
    stopWatchingResources: async () => {
      await watch?.close()
    },
    createServer: createMcpServerFactory(handlers, {
      version: config.version,
      instructions: createInstructions({ toolsetFor, ownWords: config.instructions }),
      stateKey,
      broughtNow: options.broughtNow,
      hasOutputSchema: (tool) => core.catalog.findTool(tool)?.outputSchema !== undefined,
      logger,
    }),
  }
}
