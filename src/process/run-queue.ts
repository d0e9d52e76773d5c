import PQueue from 'p-queue'
import { BusyError } from '../errors.js'
import type { Launch, ProcessOutput, Run, RunOptions } from './launch.js'

/** A `run` in front of another: so many at once, a bounded queue in order of arrival, and one way to end them all. */
export class RunQueue {
  readonly #queue: PQueue
  /** What cancels each call that waits or runs. */
  readonly #cancels = new Set<() => void>()
  #stopped = false

  constructor(
    private readonly inner: Run,
    private readonly limits: { readonly concurrency: number; readonly queueMax: number },
  ) {
    this.#queue = new PQueue({ concurrency: limits.concurrency })
  }

  /** Throws a BusyError where all places and the whole queue are taken. A cancelled call that waits gives its place back at once. */
  readonly run: Run = async (launch, argv, options) => {
    const { running, waiting } = this.counts()
    if (running >= this.limits.concurrency && waiting >= this.limits.queueMax) {
      throw new BusyError(`${running} calls are running and ${waiting} are waiting already`, {
        hint: 'Try again in a few seconds.',
      })
    }
    return await this.#waitAndRun(launch, argv, options)
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
    for (const cancel of this.#cancels) cancel()
  }

  async #waitAndRun(launch: Launch, argv: readonly string[], options: RunOptions): Promise<ProcessOutput> {
    // Two: the queue forgets a call whose signal is aborted, but a program has its place until it has ended.
    // And of its own for each call: AbortSignal.any over a signal that lives for ever leaks in Node 20.
    const waiting = new AbortController()
    const running = new AbortController()
    let current = waiting
    const cancel = (): void => {
      current.abort()
    }
    const start = (): Promise<ProcessOutput> => {
      current = running
      return this.inner(launch, argv, { ...options, signal: running.signal })
    }
    options.signal?.addEventListener('abort', cancel, { once: true })
    this.#cancels.add(cancel)
    if (this.#stopped || options.signal?.aborted) cancel()
    try {
      return await this.#queue.add(start, { signal: waiting.signal })
    } catch (error) {
      if (!waiting.signal.aborted) throw error
      // It never started; what that looks like is for the one to say who would have run it.
      return await this.inner(launch, argv, { ...options, signal: waiting.signal })
    } finally {
      this.#cancels.delete(cancel)
      options.signal?.removeEventListener('abort', cancel)
    }
  }
}
