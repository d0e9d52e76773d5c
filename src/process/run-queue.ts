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

/** A queue before a `run`: limited concurrency, bounded, first in, first out, and one way to end all jobs. */
export class RunQueue {
  readonly #queue: PQueue
  /** One function per waiting or running job, which cancels it. */
  readonly #cancels = new Set<(why: Cancellation) => void>()
  #stopped = false

  constructor(
    private readonly inner: Run,
    private readonly limits: { readonly concurrency: number; readonly queueMax: number },
  ) {
    this.#queue = new PQueue({ concurrency: limits.concurrency })
  }

  /**
   * Throws a BusyError if all places and the whole queue are taken. A waiting job leaves the queue at once when it is
   * cancelled or its time is up.
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

  /** Ends running jobs, and waiting ones before they start. */
  stopAll(): void {
    this.#stopped = true
    for (const cancel of this.#cancels) cancel('stopped')
  }

  async #waitAndRun(job: Job, io: JobIo): Promise<ProcessOutput> {
    // Two controllers: the queue drops a job whose signal is aborted, but a program keeps its place until it has ended.
    // And two for each job: AbortSignal.any over a signal that is never released leaks in Node 20.
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
      // From here on, the inner run watches the deadline.
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
