import type { Config } from '../config.js'
import { createAsk } from '../discovery/ask-program.js'
import { Catalog } from '../discovery/catalog.js'
import type { CallLimits } from '../executor/call-tool.js'
import { programEnvironment } from '../process/environment.js'
import { PythonFinder } from '../process/python.js'
import { createRunProcess } from '../process/run-process.js'
import { RunningGroups } from '../process/stop-process.js'
import { RunQueue } from '../process/run-queue.js'
import { availableParallelism } from 'node:os'

/** The plugins, and what runs them: the same for the server and for a command at a terminal. */
export interface Core {
  readonly catalog: Catalog
  readonly queue: RunQueue
  readonly limits: CallLimits
  /** Ends every running program at once, for the last moment of a process. */
  readonly killAll: () => void
}

/** Puts catalog and executor together from the settings; nothing is read or started until the catalog loads. */
export function openCore(config: Config, onToolsChanged?: () => void): Core {
  const {
    environment,
    pluginsDirs: dirs,
    python,
    virtualEnv,
    concurrency,
    queueMax,
    pluginTimeoutMs,
    outputBytesMax,
    resultBytesMax,
  } = config
  const groups = new RunningGroups()
  const run = createRunProcess(programEnvironment(environment), groups)
  const catalog = new Catalog({
    dirs,
    ask: createAsk(environment, groups),
    python: new PythonFinder({ python, virtualEnv }, run),
    concurrency: availableParallelism(),
    ...(onToolsChanged && { onChange: onToolsChanged }),
  })
  return {
    catalog,
    queue: new RunQueue(run, { concurrency, queueMax }),
    killAll: groups.killAll,
    limits: { timeoutMs: pluginTimeoutMs, outputBytesMax, resultBytesMax },
  }
}
