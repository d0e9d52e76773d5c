import PQueue from 'p-queue'
import { BusyError } from '../errors.js'
import type { Launch, ProcessOutput, Run, RunOptions } from './launch.js'

/** A `run` in front of another: so many at once, a bounded queue in order of arrival, and one way to end them all. */
export class RunQueue {
  readonly #queue: PQueue
  readonly #running = new Set<AbortController>()

  constructor(
    private readonly inner: Run,
    private readonly limits: { readonly concurrency: number; readonly queueMax: number },
  ) {
    this.#queue = new PQueue({ concurrency: limits.concurrency })
  }

  /** Throws a BusyError where all places and the whole queue are taken. */
  readonly run: Run = async (launch, argv, options) => {
    const { running, waiting } = this.counts()
    if (running >= this.limits.concurrency && waiting >= this.limits.queueMax) {
      throw new BusyError(`${running} calls are running and ${waiting} are waiting already`, {
        hint: 'Try again in a few seconds.',
      })
    }
    return await this.#queue.add(() => this.#runOne(launch, argv, options))
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
    for (const controller of this.#running) controller.abort()
  }

  #stopped = false

  async #runOne(launch: Launch, argv: readonly string[], options: RunOptions): Promise<ProcessOutput> {
    // A controller of its own for each run: AbortSignal.any over a signal that lives for ever leaks in Node 20.
    const controller = new AbortController()
    const abort = (): void => {
      controller.abort()
    }
    if (this.#stopped || options.signal?.aborted) abort()
    options.signal?.addEventListener('abort', abort, { once: true })
    this.#running.add(controller)
    try {
      return await this.inner(launch, argv, { ...options, signal: controller.signal })
    } finally {
      this.#running.delete(controller)
      options.signal?.removeEventListener('abort', abort)
    }
  }
}
