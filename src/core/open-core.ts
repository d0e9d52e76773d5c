import { availableParallelism } from 'node:os'
import type { Config } from '../config.js'
import { pythonProbe } from '../discovery/describe/probe/probe-scripts.js'
import { createAskSessions } from '../discovery/describe/ask-program.js'
import { Catalog } from '../discovery/catalog/catalog.js'
import { DescriptionCache } from '../discovery/catalog/description-cache.js'
import { ForkJudge, type ForkJudgeOptions } from '../discovery/catalog/fork-judge.js'
import type { LoadOptions } from '../discovery/catalog/load-plugin.js'
import { WorkedBefore } from '../discovery/catalog/worked-before.js'
import type { CallLimits } from '../executor/call-tool.js'
import { ConfigError } from '../errors.js'
import { once } from '../once.js'
import { CallingSandbox } from '../process/calling/calling-sandbox.js'
import { confine, confinedRun } from '../process/calling/confine.js'
import type { LaunchSandbox } from '../process/calling/launch-sandbox.js'
import { startInside } from '../process/calling/start-inside.js'
import { programEnvironment } from '../process/environment.js'
import type { Run } from '../process/job.js'
import { PythonFinder } from '../process/python.js'
import { createRunProcess } from '../process/run-process.js'
import { RunningGroups } from '../process/running-groups.js'
import { redactingRun } from '../process/redacting-run.js'
import { startBy } from '../process/start-by.js'
import { findSandbox, NoSandbox } from '../process/sandbox.js'
import { createRunner } from '../process/create-runner.js'
import type { Runner } from '../process/runner.js'
import { BaseServers } from '../process/warm/base-servers.js'
import { KnownVerdicts } from '../process/warm/known-verdicts.js'
import { openSpawnHelper } from '../process/warm/spawn-helper.js'
import { WarmPrograms } from '../process/warm/warm-programs.js'
import { warmthOf, type Warmth } from './warmth.js'

/** The plugins and what runs them, the same for the server and for a command at a terminal. */
export interface Core {
  readonly catalog: Catalog
  readonly runner: Runner
  readonly limits: CallLimits
  /** Whether calls of a plugin are forked, for its author; undefined if there is none of this name, or no Python runs it. */
  readonly warmthOf: (plugin: string) => Promise<Warmth | undefined>
  /** Has what calls of a plugin are forked from made before the first; without it, the second call brings that. */
  readonly prepare: (plugin: string) => Promise<void>
  /** The sandbox in which calls of a plugin run; undefined: in none. */
  readonly sandboxOf: (plugin: string) => LaunchSandbox | undefined
  /** Throws a ConfigError if the settings demand a sandbox for all calls and there is none on this machine. */
  readonly demandSandbox: () => Promise<void>
  /** Ends what is kept for calls to come, when no more is called. */
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
  /** Whether a caller may bring a variable that is not set here; by default, none does. */
  readonly mayBeBrought?: (variable: string) => boolean
  /** Has calls started by a helper, if the settings allow it: for a server, which starts many and can't wait for that. */
  readonly spawnHelper?: boolean
  /** For an author who examines a plugin: what was described before is not read, nor what is described now kept. */
  readonly isExamined?: boolean
  /** For an author who examines a plugin: use only one source, or ask the program even if its text shows no sign. */
  readonly describe?: LoadOptions['describe']
}

/** Builds catalog and runner from the settings; until the catalog loads, nothing is read, and nothing but a helper started. */
export function openCore(config: Config, options: CoreOptions = {}): Core {
  const { only, budgetMs, concurrency = Math.max(2, availableParallelism()), isExamined = false } = options
  const { environment } = config
  const { mayBeBrought = () => false } = options
  const cacheDir = config.noCache || isExamined ? undefined : config.cacheDir
  const groups = new RunningGroups({ isWatched: true })
  const programs = programEnvironment(environment, config.dotEnv)
  const run = createRunProcess(programs, groups)
  const isOn = config.warm === 'on'
  const bases = isOn && process.platform === 'linux' ? new BaseServers(pythonProbe) : undefined
  const asking = openAsking(config, options, { run, groups, cacheDir, bases })
  const isHelped = options.spawnHelper === true && config.spawnHelper === 'auto'
  const helper = isHelped ? openSpawnHelper(asking.python, programs.inherited) : undefined
  const calling = new CallingSandbox({
    run,
    environment: programs.inherited,
    hidden: [config.stateDir, config.cacheDir],
    covered: config.ownFiles,
    findPython: once(async () => (await asking.python.find(config.stateDir)).executable),
  })
  const rules = { mode: config.sandbox, paths: config.sandboxPaths }
  const start = startInside(startBy(helper), calling)
  const cold = createRunProcess(programs, groups, start)
  const catalog = new Catalog({
    ...asking,
    examineLaunch: (launch) => calling.problems(confine(launch, rules)),
    dirs: config.pluginsDirs,
    filter: { include: config.include, exclude: config.exclude },
    cache: cacheDir === undefined ? undefined : new DescriptionCache(cacheDir, config.version),
    concurrency,
    budgetMs,
    toolNameMax: config.toolNameMax,
    groupOptions: config.groupOptions,
    listWaitMs: config.listWaitMs,
    only,
    variables: { environment: programs, mayBeBrought },
  })
  const judge = new ForkJudge(asking)
  const known = new KnownVerdicts(config.noCache ? undefined : config.cacheDir, config.version)
  const warm = new WarmPrograms({
    cold,
    start,
    enter: calling.enter,
    environment: programs,
    groups,
    known,
    tryForks: async (launch, verdict) => {
      const plugin = catalog.findPlugin(launch.plugin)
      return plugin ? await judge.tryForks(plugin, launch, verdict) : verdict
    },
  })
  catalog.on('plugin', ({ plugin }) => {
    warm.forget(plugin)
  })
  const runWarm = confinedRun(isOn ? warm.run : cold, rules)
  const runCalls = config.redact ? redactingRun(runWarm, programs) : runWarm
  const { runner = createRunner(runCalls, config, () => warm.loaded()) } = options
  const close = (): void => {
    warm.close()
    bases?.close()
    helper?.close()
  }
  return {
    catalog,
    runner,
    close,
    demandSandbox: async () => {
      const why = await calling.whyNot(rules.mode)
      if (why === undefined) return
      close()
      throw new ConfigError(`The sandbox ${rules.mode} can't be had: ${why}`)
    },
    prepare: async (name) => {
      const plugin = catalog.findPlugin(name)
      if (plugin && isOn) await warm.prepare(confine(plugin.launch, rules))
    },
    sandboxOf: (name) => {
      const plugin = catalog.findPlugin(name)
      return plugin && confine(plugin.launch, rules).local.sandbox
    },
    warmthOf: async (name) => {
      const plugin = catalog.findPlugin(name)
      const confined = plugin && { ...plugin, launch: confine(plugin.launch, rules) }
      return confined && (await warmthOf(confined, { isOn, known, judge, environment: programs }))
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

interface AskingParts {
  readonly run: Run
  readonly groups: RunningGroups
  readonly cacheDir: string | undefined
  /** Forks Python programs that are asked outside a sandbox. */
  readonly bases: BaseServers | undefined
}

/** What is needed to ask plugins what they can do. */
function openAsking(
  { askSandbox, environment, python, virtualEnv }: Config,
  { asks, describe }: CoreOptions,
  { run, groups, cacheDir, bases }: AskingParts,
): ForkJudgeOptions {
  return {
    openAsk: once(async () => {
      const found = askSandbox === 'auto' ? await findSandbox(run, environment) : undefined
      const sandbox = found instanceof NoSandbox ? undefined : found
      return {
        openSession: createAskSessions(environment, groups, sandbox, startBy(bases)),
        isSandboxed: sandbox !== undefined,
      }
    }),
    workedBefore: cacheDir === undefined ? undefined : new WorkedBefore(cacheDir),
    python: new PythonFinder({ python, virtualEnv, environment, cacheDir }, run),
    asks,
    describe,
  }
}
