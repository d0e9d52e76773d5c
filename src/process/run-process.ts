import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { existsSync } from 'node:fs'
import type { Readable, Writable } from 'node:stream'
import { jobEnvironment } from './environment.js'
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
import { supervise, type RunningProgram } from './supervise.js'

/** Its stdin is only there if the job has one. */
type Child = ChildProcessByStdio<Writable, Readable, Readable>

/** Starts a program in a process group of its own; undefined if that is to be done in another way. */
type Start = (job: Job, environment: Readonly<Record<string, string>>) => Promise<RunningProgram | undefined>

/**
 * Creates a `run` that starts one process per job, with this environment and in its own process group: by `start`, or as
 * a child of this one.
 */
export function createRunProcess(
  environment: Readonly<Record<string, string>>,
  groups: RunningGroups = new RunningGroups(),
  start?: Start,
): Run {
  return async (job, io = {}) => {
    const end = endBeforeStart(job, io)
    if (end) return neverStarted(end)
    groups.announce(job.id)
    try {
      const startedAt = performance.now()
      const variables = jobEnvironment(environment, job)
      const program = (await start?.(job, variables)) ?? spawnChild(job, variables)
      const started = { how: 'cold', startMs: performance.now() - startedAt } as const
      const output = program instanceof Error ? program : await supervise(program, started, job, io, groups)
      return output instanceof Error ? neverStarted('not-started', startProblem(job.launch, output)) : output
    } finally {
      groups.delete(job.id)
    }
  }
}

/** Returns what Node throws, E2BIG or a NUL in an argument; ENOENT is an event of the child. */
function spawnChild({ launch, argv, stdin }: Job, env: Record<string, string>): Child | Error {
  const [command, ...words] = commandLine(launch)
  try {
    const child: Child = spawn(command, [...words, ...argv], {
      cwd: launch.local.cwd,
      env,
      detached: true,
      stdio: [stdin === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'] as ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
    })
    if (stdin !== undefined) writeTo(child, stdin)
    return child
  } catch (error) {
    return error as Error
  }
}

/** How a job ended that was cancelled or ran out of time before its start; undefined if it may start. */
function endBeforeStart(job: Job, { signal }: JobIo): ProcessEnd | undefined {
  if (signal?.aborted) return cancellation(signal)
  return timeLeftMs(job) === 0 ? 'timed-out' : undefined
}

/** A program need not read what it is given, and may end before it has. */
function writeTo({ stdin }: Child, text: string): void {
  stdin.on('error', () => undefined)
  stdin.end(text)
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
