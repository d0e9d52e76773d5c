import { randomUUID } from 'node:crypto'
import { BusyError, ServerStoppingError, UnknownTaskError } from '../../errors.js'
import { atMost } from '../../at-most.js'
import { count } from '../../count.js'
import { quote } from '../../quote.js'
import { Shares, type Lack } from '../../shares.js'
import type { Store } from '../../store.js'
import { isSameCaller, type Caller } from '../caller.js'
import type { BackgroundCall } from './background-call.js'
import { KeptTasks } from './kept-tasks.js'
import type { Task } from './task.js'
import { TaskRun } from './task-run.js'

export interface TasksLimits {
  /** Tasks that run or are kept, at most. */
  readonly tasksMax: number
  /** Those of one key, at most; callers without a key are counted together. */
  readonly tasksPerKeyMax: number
  /** How long a result is kept, and a question waits for its answer. */
  readonly taskTtlMs: number
}

/** Bytes of all kept results, at most, but for those of programs that were already running. */
const bytesMax = 64 * 1024 * 1024

interface Live {
  readonly id: string
  readonly call: BackgroundCall
  readonly run: TaskRun
  readonly createdAt: number
}

/**
 * All calls in the background, by their ids, which can't be guessed: those that run are known to this process, those
 * that have ended to the store. For another caller than the one that started it, there is no such task.
 */
export class Tasks {
  readonly #live = new Map<string, Live>()
  /** Those that run or are kept, and the calls that may become one. */
  readonly #places: Shares
  readonly #bytes: Shares
  readonly #kept: KeptTasks
  #isStopped = false

  constructor(
    store: Store,
    private readonly limits: TasksLimits,
  ) {
    const { tasksMax, tasksPerKeyMax, taskTtlMs } = limits
    this.#places = new Shares(tasksMax, tasksPerKeyMax)
    this.#bytes = new Shares(bytesMax, (bytesMax * tasksPerKeyMax) / tasksMax)
    this.#kept = new KeptTasks(store, taskTtlMs, this.#bytes)
  }

  /**
   * Takes the place of a call that may become a task; the returned function gives it back. Returns an error if there are
   * too many, or the server stops.
   */
  async takePlace({ key }: Caller): Promise<(() => void) | BusyError | ServerStoppingError> {
    if (this.#isStopped)
      return new ServerStoppingError('The server is shutting down and starts nothing in the background', {
        hint: 'Call it again in a moment.',
      })
    for (;;) {
      const lack = tooMany(this.#places.lack(key), key) ?? tooMuch(this.#bytes.lack(key), key)
      if (!lack) return this.#places.take(key, 1)
      if (!(await this.#kept.dropRead(key, lack.of))) return lack.error
    }
  }

  /** Makes a call that has begun a task, which gives back its place when it is forgotten. */
  adopt(call: BackgroundCall, leave: () => void): Task {
    const live = {
      id: randomUUID(),
      call,
      run: new TaskRun(call, this.limits.taskTtlMs),
      createdAt: Date.now(),
    }
    this.#live.set(live.id, live)
    void live.run.ended.then(async () => {
      // Without a place for its result it is unknown from then on; a fault of the store must not end the server.
      await this.#kept.keep(this.#taskOf(live), call.caller, leave).catch(leave)
      this.#live.delete(live.id)
    })
    return this.#taskOf(live)
  }

  /** Throws an UnknownTaskError. */
  async get(id: string, caller: Caller): Promise<Task> {
    const live = this.#find(id, caller)
    return this.#known(id, live ? this.#taskOf(live) : await this.#kept.read(id, caller))
  }

  /** The same, as soon as it asks or has ended, or after this time, or when the signal is aborted. */
  async waitFor(id: string, caller: Caller, ms: number, signal: AbortSignal): Promise<Task> {
    const live = this.#find(id, caller)
    // Its rejection is that the client has left, or that it is waited for no longer.
    if (live)
      await atMost(
        live.run.still(signal).catch(() => undefined),
        ms,
      )
    return this.get(id, caller)
  }

  /** Gives answers to what it asks; others are ignored. Throws an UnknownTaskError. */
  async answer(id: string, caller: Caller, answers: Readonly<Record<string, unknown>>): Promise<void> {
    const live = this.#find(id, caller)
    if (live) live.run.answer(answers)
    else this.#known(id, await this.#kept.find(id, caller))
  }

  /** Ends it, which takes a moment; one that has ended stays as it is. Throws an UnknownTaskError. */
  async cancel(id: string, caller: Caller): Promise<void> {
    const live = this.#find(id, caller)
    if (live) live.run.cancel()
    else this.#known(id, await this.#kept.find(id, caller))
  }

  /** Starts no more, and ends those that wait for answers; programs are ended by what runs them. */
  stop(): void {
    this.#isStopped = true
    for (const { run } of this.#live.values())
      if (run.state.status === 'input_required') run.cancel('The server has shut down')
  }

  #find(id: string, caller: Caller): Live | undefined {
    const live = this.#live.get(id)
    return live && isSameCaller(live.call.caller, caller) ? live : undefined
  }

  #known(id: string, task: Task | undefined): Task {
    if (task) return task
    throw new UnknownTaskError(`There is no task ${quote(id)}`, {
      hint: `Its id is wrong, or it is another caller's, or it ended more than ${this.limits.taskTtlMs / 1000} s ago or before the server was restarted.`,
    })
  }

  #taskOf({ id, call, run, createdAt }: Live): Task {
    const { state, message } = run
    const updatedAt = Math.max(run.changedAt, call.reports.at ?? 0)
    const isWorking = state.status === 'working'
    return {
      id,
      tool: call.tool,
      state,
      ...(message !== undefined && { message }),
      createdAt,
      updatedAt,
      expiresAt: (isWorking ? Date.now() : run.changedAt) + this.limits.taskTtlMs,
    }
  }
}

/** A lack, and what its caller is told if nothing makes room. */
interface Refusal extends Pick<Lack, 'of'> {
  readonly error: BusyError
}

function tooMany(lack: Lack | undefined, key: string | undefined): Refusal | undefined {
  if (!lack) return undefined
  const { of, taken } = lack
  const setting = of === 'all' ? 'SMCP_TASKS_MAX' : 'SMCP_TASKS_PER_KEY_MAX'
  const error = new BusyError(
    `${count(taken, 'task')} ${whose(of, key)}running, or with results that nobody has fetched: nothing was started`,
    { hint: `Fetch or cancel some, or try again later. ${setting} sets the limit.` },
  )
  return { of, error }
}

function tooMuch(lack: Lack | undefined, key: string | undefined): Refusal | undefined {
  if (!lack) return undefined
  const { of, taken } = lack
  const error = new BusyError(
    `The results of tasks ${whose(of, key)}that nobody has fetched have ${taken} bytes: nothing was started`,
    { hint: 'Fetch some, or try again later.' },
  )
  return { of, error }
}

function whose(of: Lack['of'], key: string | undefined): string {
  if (of === 'all') return ''
  return key === undefined ? 'without a key ' : 'of this key '
}
