import type { Run } from '../job.js'
import type { LoadedProgram } from '../loaded-program.js'
import type { RunningGroups } from '../running-groups.js'
import { WarmProgram } from './warm-program.js'

/** How many programs are kept loaded, each with 10 to 60 MB. */
const loadedMax = 8
/** How long one is kept loaded without a call. */
const idleMs = 5 * 60 * 1000

/** A `run`, and the programs that it keeps loaded. */
interface WarmRun {
  readonly run: Run
  readonly loaded: () => readonly LoadedProgram[]
}

/**
 * Creates a `run` that does what `cold` does, and forks programs that are called again from a process that has made their
 * imports, where that is known to change nothing. It must be the `cold` of this environment.
 */
export function createWarmRun(
  cold: Run,
  environment: Readonly<Record<string, string>>,
  groups: RunningGroups,
): WarmRun {
  const programs = new Map<string, WarmProgram>()
  const unload = (): void => {
    const loaded = [...programs.values()].filter(({ isLoaded }) => isLoaded)
    const byUse = loaded.toSorted((a, b) => b.lastCallAt - a.lastCallAt)
    const now = performance.now()
    byUse.forEach((program, place) => {
      if (place >= loadedMax || now - program.lastCallAt > idleMs) program.unload()
    })
  }
  setInterval(unload, idleMs / 10).unref()
  const run: Run = async (job, io = {}) => {
    const key = JSON.stringify(job.launch)
    const program = programs.get(key) ?? new WarmProgram(job.launch, environment, cold, groups)
    programs.set(key, program)
    unload()
    return await program.run(job, io)
  }
  const loaded: WarmRun['loaded'] = () => [...programs.values()].flatMap((program) => program.loaded ?? [])
  return { run, loaded }
}
