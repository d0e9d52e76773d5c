import { randomUUID } from 'node:crypto'
import { noTimes, type Ran } from './how-it-ran.js'
import type { Launch } from './launch.js'
import type { UsageEnd, UsageLimits } from './usage-limits.js'

/** Bounds of one run. */
interface JobLimits extends UsageLimits {
  /** When the run must have ended, time in the queue included, in milliseconds since the epoch; undefined: never. */
  readonly deadlineAt: number | undefined
  /** Bytes of stdout beyond which the program is ended. */
  readonly outputBytesMax: number
  /** Look for processes that left the group even after the program exits by itself, not only after it had to be ended. */
  readonly findStrays?: boolean
  /** Time between SIGTERM and SIGKILL for a program that must end; five seconds unless set. */
  readonly graceMs?: number
}

/** One run of a program: plain data, so that it may be done in another process or on another machine. */
export interface Job {
  /** Unique to this job; everything that the program starts carries it in its environment. */
  readonly id: string
  readonly launch: Launch
  /** Whose it is, for the order of the queue: callers take turns. All without one are the same. */
  readonly caller?: string
  readonly argv: readonly string[]
  /** Variables for this run alone, beside those of the launch. */
  readonly variables?: Readonly<Record<string, string>>
  /** Those of them whose values must not be shown. */
  readonly secrets?: readonly string[]
  /** What the program reads from stdin, which is empty unless given. */
  readonly stdin?: string
  readonly limits: JobLimits
}

/** What a run and its caller exchange while it runs. */
export interface JobIo {
  /** Ends the program and everything that it started. */
  readonly signal?: AbortSignal
  /**
   * Secrets that its caller brings, as if the server had them: of these too a plugin gets what it declares. They are no
   * part of the job: where that is kept or sent, they are not.
   */
  readonly brought?: Readonly<Record<string, string>>
  /** Gets everything that the program writes to stderr, as it arrives. */
  readonly onStderr?: (chunk: Buffer) => void
}

/** Runs one program to its end. Whatever the program does is an output; only a full queue is an exception. */
export type Run = (job: Job, io?: JobIo) => Promise<ProcessOutput>

/** How a program ended, in one word. */
export type ProcessEnd =
  'exited' | 'timed-out' | Cancellation | 'output-limit' | UsageEnd | 'not-started' | 'lost'

/** Why a run is ended from outside, as its signal's reason: its caller cancelled it, or its runner is stopping. */
export type Cancellation = 'cancelled' | 'stopped'

export interface ProcessOutput extends Ran {
  readonly end: ProcessEnd
  /** Undefined if a signal ended the program or it never started. */
  readonly exitCode: number | undefined
  readonly signal: string | undefined
  readonly stdout: Buffer
  /** The last 64 KiB of stderr. */
  readonly stderr: Buffer
  /** Why the program could not be started, and what to do about it. */
  readonly startProblem?: string
}

/** Bounds relative to now, from which a job's deadline is computed. */
export interface RunLimits extends Omit<JobLimits, 'deadlineAt'> {
  /** Time from now until the run must have ended; undefined: no deadline. */
  readonly timeoutMs: number | undefined
}

/** Creates a job whose time starts now. The one place where jobs get their ids. */
export function createJob(
  launch: Launch,
  argv: readonly string[],
  { timeoutMs, outputBytesMax, findStrays, graceMs, cpuMsMax, memoryBytesMax, processesMax }: RunLimits,
  more: Pick<Job, 'variables' | 'secrets' | 'stdin' | 'caller'> = {},
): Job {
  const deadlineAt = timeoutMs === undefined ? undefined : Date.now() + timeoutMs
  const limits = {
    deadlineAt,
    outputBytesMax,
    ...(findStrays && { findStrays }),
    ...(graceMs !== undefined && { graceMs }),
    ...(cpuMsMax !== undefined && { cpuMsMax }),
    ...(memoryBytesMax !== undefined && { memoryBytesMax }),
    ...(processesMax !== undefined && { processesMax }),
  }
  return { id: randomUUID(), launch, argv, ...more, limits }
}

/** The output of a job that never ran. */
export function neverStarted(end: ProcessEnd, startProblem?: string): ProcessOutput {
  const nothing = Buffer.alloc(0)
  const output = {
    end,
    exitCode: undefined,
    signal: undefined,
    stdout: nothing,
    stderr: nothing,
    times: noTimes,
  }
  return startProblem === undefined ? output : { ...output, startProblem }
}

/** Why this signal was aborted; without a reason of smcp's own, the caller did it. */
export function cancellation(signal: AbortSignal): Cancellation {
  return signal.reason === ('stopped' satisfies Cancellation) ? 'stopped' : 'cancelled'
}

/** The time left until the deadline, at least 0; undefined if there is no deadline. */
export function timeLeftMs({ limits: { deadlineAt } }: Job): number | undefined {
  return deadlineAt === undefined ? undefined : Math.max(0, deadlineAt - Date.now())
}
