import { randomUUID } from 'node:crypto'
import type { Launch } from './launch.js'

/** Bounds of one run. */
interface JobLimits {
  /** When it must have ended, in milliseconds since the epoch, the time in a queue included; undefined: never. */
  readonly deadlineAt: number | undefined
  /** Bytes of stdout at which the program is ended. */
  readonly outputBytesMax: number
  /** Also after an end of its own: look for what left its group. Else only where it had to be ended. */
  readonly findStrays?: boolean
}

/** One run of a program: plain data, so that it may be done in another process or on another machine. */
export interface Job {
  /** No other job has it; what the program starts carries it in its environment. */
  readonly id: string
  readonly launch: Launch
  readonly argv: readonly string[]
  readonly limits: JobLimits
}

/** What passes between a run and its caller while it runs. */
export interface JobIo {
  /** Ends the program and all it started. */
  readonly signal?: AbortSignal
  /** Told all that the program writes to stderr, as it comes. */
  readonly onStderr?: (chunk: Buffer) => void
}

/** Runs one program to its end. Whatever the program does is an output; only a full queue is an exception. */
export type Run = (job: Job, io?: JobIo) => Promise<ProcessOutput>

/** How a program ended, in one word. */
export type ProcessEnd = 'exited' | 'timed-out' | Cancellation | 'output-limit' | 'not-started'

/** Why a run is ended from outside, as the reason of its signal: its caller wants it no more, or its runner stops. */
export type Cancellation = 'cancelled' | 'stopped'

export interface ProcessOutput {
  readonly end: ProcessEnd
  /** Undefined where a signal ended it, or where it never started. */
  readonly exitCode: number | undefined
  readonly signal: string | undefined
  readonly stdout: Buffer
  /** The last 64 KiB of it. */
  readonly stderr: Buffer
  readonly durationMs: number
  /** Why it could not be started, in words, with the cure. */
  readonly startProblem?: string
}

/** Bounds as they are set: a time from now on. */
export interface RunLimits extends Pick<JobLimits, 'outputBytesMax' | 'findStrays'> {
  /** From now to the end; undefined is no deadline. */
  readonly timeoutMs: number | undefined
}

/** A job that may take so long from now on. The one place where jobs get their ids. */
export function createJob(
  launch: Launch,
  argv: readonly string[],
  { timeoutMs, outputBytesMax, findStrays }: RunLimits,
): Job {
  const deadlineAt = timeoutMs === undefined ? undefined : Date.now() + timeoutMs
  const limits = { deadlineAt, outputBytesMax, ...(findStrays && { findStrays }) }
  return { id: randomUUID(), launch, argv, limits }
}

/** The output of a job that did not come to run. */
export function neverStarted(end: ProcessEnd, startProblem?: string): ProcessOutput {
  const nothing = Buffer.alloc(0)
  const output = {
    end,
    exitCode: undefined,
    signal: undefined,
    stdout: nothing,
    stderr: nothing,
    durationMs: 0,
  }
  return startProblem === undefined ? output : { ...output, startProblem }
}

/** Why this signal was aborted; whoever aborts it without a reason of ours is the caller. */
export function cancellation(signal: AbortSignal): Cancellation {
  return signal.reason === ('stopped' satisfies Cancellation) ? 'stopped' : 'cancelled'
}

/** What is left until the deadline, at least 0; undefined where there is none. */
export function timeLeftMs({ limits: { deadlineAt } }: Job): number | undefined {
  return deadlineAt === undefined ? undefined : Math.max(0, deadlineAt - Date.now())
}
