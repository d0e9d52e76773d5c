import PQueue from 'p-queue'
import { BusyError } from '../errors.js'
import { CallerTurns, type TurnOptions } from './caller-turns.js'
import { noTimes } from './how-it-ran.js'
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
import { once } from '../once.js'
import { Shares } from '../shares.js'

export interface QueueLimits {
  readonly concurrency: number
  /** Of one plugin, unless it says otherwise; undefined: three quarters, so that a slow one leaves places to others. */
  readonly pluginConcurrency?: number | undefined
  readonly queueMax: number
}

type Places = PQueue<CallerTurns, TurnOptions>

/**
 * A queue before a `run`: limited concurrency, in all and for each plugin, bounded, with turns for the callers, and one
 * way to end all jobs.
 */
export class RunQueue {
  readonly #places: Places
  /** The places of each plugin, where its jobs wait before they wait for one of all. */
  readonly #placesOf = new Map<string, Places>()
  /** The room to wait in, of which one caller who is known leaves a quarter to others. */
  readonly #waiting: Shares
  /** One function per waiting or running job, which cancels it. */
  readonly #cancels = new Set<(why: Cancellation) => void>()
  #stopped = false

  constructor(
    private readonly inner: Run,
    private readonly limits: QueueLimits,
  ) {
    this.#places = placesFor(limits.concurrency)
    this.#waiting = new Shares(limits.queueMax, Math.ceil((limits.queueMax * 3) / 4))
  }

  /**
   * Throws a BusyError if there is no place and no room to wait for one. A waiting job leaves the queue at once when it is
   * cancelled or its time is up.
   */
  readonly run: Run = async (job, io = {}) => {
    const places = this.#pluginPlaces(job)
    const mustWait = this.#places.pending >= this.limits.concurrency || places.pending >= places.concurrency
    if (mustWait) this.#refuseIfFull(job)
    return await this.#waitAndRun(job, io, places)
  }

  counts(): { running: number; waiting: number } {
    return { running: this.#places.pending, waiting: this.#waiting.taken }
  }

  /** Resolves as soon as nothing runs or waits. */
  async idle(): Promise<void> {
    await Promise.all([...this.#placesOf.values()].map((places) => places.onIdle()))
  }

  /** Ends running jobs, and waiting ones before they start. */
  stopAll(): void {
    this.#stopped = true
    for (const cancel of this.#cancels) cancel('stopped')
  }

  #pluginPlaces({ launch: { plugin, limits } }: Job): Places {
    const { pluginConcurrency = Math.max(1, Math.floor((this.limits.concurrency * 3) / 4)) } = this.limits
    const count = limits?.concurrency ?? pluginConcurrency
    const places = this.#placesOf.get(plugin) ?? placesFor(count)
    this.#placesOf.set(plugin, places)
    // Its manifest may have changed.
    if (places.concurrency !== count) places.concurrency = count
    return places
  }

  #refuseIfFull({ caller }: Job): void {
    const { running, waiting } = this.counts()
    const hint = 'Try again in a few seconds.'
    if (waiting >= this.limits.queueMax)
      throw new BusyError(
        `All places are taken, ${running} running and ${waiting} waiting: nothing was started`,
        { hint },
      )
    // Others would be refused because one asks for too much. Callers who are not known may be several.
    const lack = caller === undefined ? undefined : this.#waiting.lack(caller)
    if (lack)
      throw new BusyError(`${lack.taken} calls of this caller wait already: nothing was started`, { hint })
  }

  async #waitAndRun(job: Job, io: JobIo, places: Places): Promise<ProcessOutput> {
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
    const endWait = once(this.#waiting.take(job.caller, 1))
    const askedAt = performance.now()
    const start = async (): Promise<ProcessOutput> => {
      const queueMs = performance.now() - askedAt
      endWait()
      // From here on, the inner run watches the deadline.
      clearTimeout(timer)
      current = running
      const output = await this.inner(job, { ...io, signal: running.signal })
      return { ...output, times: { ...output.times, queueMs } }
    }
    io.signal?.addEventListener('abort', onAbort, { once: true })
    this.#cancels.add(cancel)
    if (this.#stopped) cancel('stopped')
    else if (io.signal?.aborted) cancel('cancelled')
    const turn = { id: job.id, caller: job.caller, signal: waiting.signal }
    try {
      return await places.add(() => this.#places.add(start, turn), turn)
    } catch (error) {
      if (!waiting.signal.aborted) throw error
      const queueMs = performance.now() - askedAt
      return { ...neverStarted(waiting.signal.reason as ProcessEnd), times: { ...noTimes, queueMs } }
    } finally {
      endWait()
      clearTimeout(timer)
      this.#cancels.delete(cancel)
      io.signal?.removeEventListener('abort', onAbort)
    }
  }
}

function placesFor(concurrency: number): Places {
  return new PQueue({ concurrency, queueClass: CallerTurns })
}
