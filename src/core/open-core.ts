import type { Config } from '../config.js'
import { createAskSessions } from '../discovery/describe/ask-program.js'
import { Catalog } from '../discovery/catalog/catalog.js'
import { DescriptionCache } from '../discovery/catalog/description-cache.js'
import type { LoadOptions } from '../discovery/catalog/load-plugin.js'
import { WorkedBefore } from '../discovery/catalog/worked-before.js'
import type { CallLimits } from '../executor/call-tool.js'
import { once } from '../once.js'
import { programEnvironment } from '../process/environment.js'
import { PythonFinder } from '../process/python.js'
import { createRunProcess } from '../process/run-process.js'
import { RunningGroups } from '../process/running-groups.js'
import { redactingRun } from '../process/redacting-run.js'
import { findSandbox } from '../process/sandbox.js'
import { createRunner } from '../process/create-runner.js'
import type { Runner } from '../process/runner.js'
import { KnownVerdicts } from '../process/warm/known-verdicts.js'
import { WarmPrograms } from '../process/warm/warm-programs.js'
import { availableParallelism } from 'node:os'

/** The plugins and what runs them, the same for the server and for a command at a terminal. */
export interface Core {
  readonly catalog: Catalog
  readonly runner: Runner
  readonly limits: CallLimits
  /** Ends what is kept loaded, when no more is called. */
  readonly close: () => void
}

export interface CoreOptions {
  /** Only this plugin: the others are neither opened nor asked. */
  readonly only?: string | undefined
  /** Whether a plugin may be asked; of the others only what is known already is there. By default all may. */
  readonly asks?: ((plugin: string) => boolean) | undefined
  /** What runs the calls; by default, processes on this machine. */
  readonly runner?: Runner | undefined
  /**
   * When a plugin is described with what is answered by then, and the rest follows: only for a server, which can tell
   * its clients. Undefined: with all answers, however long that takes.
   */
  readonly budgetMs?: number | undefined
  /** How many programs are asked at once; by default the number of cores, but at least two, because one may hang. */
  readonly concurrency?: number
  /** For an author who examines a plugin: use only one source, or ask the program even if its text shows no sign. */
  readonly describe?: LoadOptions['describe']
}

/** Builds catalog and runner from the settings; nothing is read or started until the catalog loads. */
export function openCore(config: Config, options: CoreOptions = {}): Core {
  const { only, asks, describe, budgetMs, concurrency = Math.max(2, availableParallelism()) } = options
  const { environment, python, virtualEnv } = config
  const cacheDir = config.noCache ? undefined : config.cacheDir
  const groups = new RunningGroups({ isWatched: true })
  const programs = programEnvironment(environment)
  const run = createRunProcess(programs, groups)
  const known = new KnownVerdicts(cacheDir, config.version)
  const warm = new WarmPrograms({ cold: run, environment: programs, groups, known })
  const runWarm = config.warm === 'on' ? warm.run : run
  const runCalls = config.redact ? redactingRun(runWarm, programs) : runWarm
  const { runner = createRunner(runCalls, config, () => warm.loaded()) } = options
  const catalog = new Catalog({
    dirs: config.pluginsDirs,
    filter: { include: config.include, exclude: config.exclude },
    openAsk: once(async () => {
      const sandbox = config.askSandbox === 'auto' ? await findSandbox(run) : undefined
      return {
        openSession: createAskSessions(environment, groups, sandbox),
        isSandboxed: sandbox !== undefined,
      }
    }),
    cache: cacheDir === undefined ? undefined : new DescriptionCache(cacheDir, config.version),
    workedBefore: cacheDir === undefined ? undefined : new WorkedBefore(cacheDir),
    python: new PythonFinder({ python, virtualEnv, environment, cacheDir }, run),
    concurrency,
    budgetMs,
    asks,
    describe,
    toolNameMax: config.toolNameMax,
    groupOptions: config.groupOptions,
    listWaitMs: config.listWaitMs,
    only,
  })
  catalog.on('plugin', ({ plugin }) => {
    warm.forget(plugin)
  })
  return {
    catalog,
    runner,
    close: () => {
      warm.close()
    },
    limits: {
      timeoutMs: config.pluginTimeoutMs,
      outputBytesMax: config.outputBytesMax,
      cpuMsMax: config.cpuMsMax,
      memoryBytesMax: config.memoryBytesMax,
      processesMax: config.processesMax,
      resultBytesMax: config.resultBytesMax,
    },
  }
}
