import type { Store } from '../../store.js'
import { isSameCaller, type Caller } from '../caller.js'
import type { Task } from './task.js'

/** Bytes of all kept results, at most, but for those of programs that were already running. */
const bytesMax = 64 * 1024 * 1024

interface Kept {
  readonly bytes: number
  readonly timer: NodeJS.Timeout
  /** Its client has got the result, and may do without it. */
  isRead: boolean
}

/** Tasks that have ended: their results are in the store for some time, and what they take up is known here. */
export class KeptTasks {
  readonly #kept = new Map<string, Kept>()
  #bytes = 0

  constructor(
    private readonly store: Store,
    private readonly ttlMs: number,
  ) {}

  get size(): number {
    return this.#kept.size
  }

  get isFull(): boolean {
    return this.#bytes >= bytesMax
  }

  async keep(task: Task, caller: Caller): Promise<void> {
    await this.store.put(keyOf(task.id), { caller, task } satisfies Entry, this.ttlMs)
    const timer = setTimeout(() => void this.#drop(task.id), this.ttlMs).unref()
    const bytes = Buffer.byteLength(JSON.stringify(task))
    this.#bytes += bytes
    this.#kept.set(task.id, { bytes, timer, isRead: false })
  }

  /** A task, to be told to its caller; undefined if this one has none of that id. */
  async read(id: string, caller: Caller): Promise<Task | undefined> {
    const task = await this.find(id, caller)
    const kept = task && this.#kept.get(id)
    if (kept) kept.isRead = true
    return task
  }

  async find(id: string, caller: Caller): Promise<Task | undefined> {
    const entry = (await this.store.get(keyOf(id))) as Entry | undefined
    return entry && isSameCaller(entry.caller, caller) ? entry.task : undefined
  }

  /** Makes room by the oldest that its client has got; false if there is none. */
  async dropRead(): Promise<boolean> {
    const [id] = [...this.#kept].find(([, { isRead }]) => isRead) ?? []
    if (id === undefined) return false
    await this.#drop(id)
    return true
  }

  async #drop(id: string): Promise<void> {
    const kept = this.#kept.get(id)
    if (!kept) return
    clearTimeout(kept.timer)
    this.#kept.delete(id)
    this.#bytes -= kept.bytes
    await this.store.take(keyOf(id))
  }
}

interface Entry {
  readonly caller: Caller
  readonly task: Task
}

function keyOf(id: string): string {
  return `task/${id}`
}
