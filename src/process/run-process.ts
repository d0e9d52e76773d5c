import { existsSync } from 'node:fs'
import { jobEnvironment, type ProgramEnvironment } from './environment.js'
import {
  cancellation,
  neverStarted,
  timeLeftMs,
  type Job,
  type JobIo,
  type ProcessEnd,
  type Run,
} from './job.js'
import { commandLine, type Launch } from './launch.js'
import { RunningGroups } from './running-groups.js'
import { startBy } from './start-by.js'
import type { StartProgram } from './start-program.js'
import { supervise } from './supervise.js'

/** Creates a `run` that starts one process per job, with this environment and in its own process group. */
export function createRunProcess(
  environment: ProgramEnvironment,
  groups: RunningGroups = new RunningGroups(),
  start: StartProgram = startBy(),
): Run {
  return async (job, io = {}) => {
    const end = endBeforeStart(job, io)
    if (end) return neverStarted(end)
    groups.announce(job.id)
    try {
      const startedAt = performance.now()
      const program = await start(job, jobEnvironment(environment, job, io))
      const started = { how: 'cold', startMs: performance.now() - startedAt } as const
      const output = program instanceof Error ? program : await supervise(program, started, job, io, groups)
      return output instanceof Error ? neverStarted('not-started', startProblem(job.launch, output)) : output
    } finally {
      groups.delete(job.id)
    }
  }
}

/** How a job ended that was cancelled or ran out of time before its start; undefined if it may start. */
function endBeforeStart(job: Job, { signal }: JobIo): ProcessEnd | undefined {
  if (signal?.aborted) return cancellation(signal)
  return timeLeftMs(job) === 0 ? 'timed-out' : undefined
}

/** Puts the likely reason into words: Node says only "spawn python3 ENOENT", even if it is the folder that is missing. */
function startProblem(launch: Launch, error: NodeJS.ErrnoException): string {
  const [command] = commandLine(launch)
  const { cwd } = launch.local
  const who = `${launch.plugin}/${launch.file}`
  if (error.code === 'ENOENT' && !existsSync(cwd)) return `The folder of ${who} is gone: ${cwd}`
  if (error.code === 'ENOENT') return `${command} is not on PATH or was removed; ${who} needs it`
  if (error.code === 'EACCES') return `${command} is not executable; chmod +x it`
  if (error.code === 'E2BIG') return `The arguments for ${who} are too long for this system`
  return `${who} could not be started: ${error.message}`
}
