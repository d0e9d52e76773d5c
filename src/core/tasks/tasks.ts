import { randomUUID } from 'node:crypto'
import { BusyError, ServerStoppingError, UnknownTaskError } from '../../errors.js'
import { atMost } from '../../at-most.js'
import { quote } from '../../quote.js'
import type { Store } from '../../store.js'
import { isSameCaller, type Caller } from '../caller.js'
import type { BackgroundCall } from './background-call.js'
import { KeptTasks } from './kept-tasks.js'
import type { Task } from './task.js'
import { TaskRun } from './task-run.js'

export interface TasksLimits {
  /** Tasks that run or are kept, at most. */
  readonly tasksMax: number
  /** How long a result is kept, and a question waits for its answer. */
  readonly taskTtlMs: number
}

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
  readonly #kept: KeptTasks
  #isStopped = false

  constructor(
    store: Store,
    private readonly limits: TasksLimits,
  ) {
    this.#kept = new KeptTasks(store, limits.taskTtlMs)
  }

  /** Why no more can be started: there are too many, or the server stops; undefined: one can. */
  async refusal(): Promise<BusyError | ServerStoppingError | undefined> {
    if (this.#isStopped)
      return new ServerStoppingError('The server is shutting down and starts nothing in the background', {
        hint: 'Call it again in a moment.',
      })
    while (this.#live.size + this.#kept.size >= this.limits.tasksMax || this.#kept.isFull) {
      if (await this.#kept.dropRead()) continue
      return new BusyError(
        `${this.#live.size} tasks are running, and ${this.#kept.size} have results that nobody has fetched: nothing was started`,
        { hint: 'Fetch or cancel some, or try again later. SMCP_TASKS_MAX sets the limit.' },
      )
    }
    return undefined
  }

  /** Makes a call that has begun a task. */
  adopt(call: BackgroundCall): Task {
    const live = {
      id: randomUUID(),
      call,
      run: new TaskRun(call, this.limits.taskTtlMs),
      createdAt: Date.now(),
    }
    this.#live.set(live.id, live)
    void live.run.ended.then(async () => {
      // Without a place for its result it is unknown from then on; a fault of the store must not end the server.
      await this.#kept.keep(this.#taskOf(live), call.caller).catch(() => undefined)
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
