import PQueue from 'p-queue'
import { BusyError } from '../errors.js'
import {
  neverStarted,
  timeLeftMs,
  type Cancellation,
  type Job,
  type JobIo,
  type ProcessEnd,
  type ProcessOutput,
  type Run,
} from './job.js'
import type { Runner } from './runner.js'

/** A `run` as a Runner: so many at once, a bounded queue in order of arrival, and one way to end them all. */
export class RunQueue implements Runner {
  readonly #queue: PQueue
  /** What cancels each call that waits or runs. */
  readonly #cancels = new Set<(why: Cancellation) => void>()
  #stopped = false

  constructor(
    private readonly inner: Run,
    private readonly limits: { readonly concurrency: number; readonly queueMax: number },
  ) {
    this.#queue = new PQueue({ concurrency: limits.concurrency })
  }

  /**
   * Throws a BusyError where all places and the whole queue are taken. A job that waits gives its place back at once
   * when it is cancelled or its time is over.
   */
  readonly run: Run = async (job, io = {}) => {
    const { running, waiting } = this.counts()
    if (running >= this.limits.concurrency && waiting >= this.limits.queueMax) {
      throw new BusyError(
        `All places are taken, ${running} running and ${waiting} waiting: nothing was started`,
        {
          hint: 'Try again in a few seconds.',
        },
      )
    }
    return await this.#waitAndRun(job, io)
  }

  counts(): { running: number; waiting: number } {
    return { running: this.#queue.pending, waiting: this.#queue.size }
  }

  /** Resolves as soon as nothing runs or waits. */
  async idle(): Promise<void> {
    await this.#queue.onIdle()
  }

  /** Ends what runs, and lets what waits end before it starts. */
  stopAll(): void {
    this.#stopped = true
    for (const cancel of this.#cancels) cancel('stopped')
  }

  async #waitAndRun(job: Job, io: JobIo): Promise<ProcessOutput> {
    // Two: the queue forgets a call whose signal is aborted, but a program has its place until it has ended.
    // And of its own for each call: AbortSignal.any over a signal that lives for ever leaks in Node 20.
    const waiting = new AbortController()
    const running = new AbortController()
    let current = waiting
    const cancel = (why: Cancellation): void => {
      current.abort(why)
    }
    const onAbort = (): void => {
      cancel('cancelled')
    }
    const leftMs = timeLeftMs(job)
    const late = (): void => {
      waiting.abort('timed-out' satisfies ProcessEnd)
    }
    const timer = leftMs === undefined ? undefined : setTimeout(late, leftMs)
    const start = (): Promise<ProcessOutput> => {
      // From here on whoever runs it watches its time.
      clearTimeout(timer)
      current = running
      return this.inner(job, { ...io, signal: running.signal })
    }
    io.signal?.addEventListener('abort', onAbort, { once: true })
    this.#cancels.add(cancel)
    if (this.#stopped) cancel('stopped')
    else if (io.signal?.aborted) cancel('cancelled')
    try {
      return await this.#queue.add(start, { signal: waiting.signal })
    } catch (error) {
      if (!waiting.signal.aborted) throw error
      return neverStarted(waiting.signal.reason as ProcessEnd)
    } finally {
      clearTimeout(timer)
      this.#cancels.delete(cancel)
      io.signal?.removeEventListener('abort', onAbort)
    }
  }
}
