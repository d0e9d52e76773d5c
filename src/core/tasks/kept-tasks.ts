import type { Lack, Shares } from '../../shares.js'
import type { Store } from '../../store.js'
import { isSameCaller, type Caller } from '../caller.js'
import type { Task } from './task.js'

interface Kept {
  readonly key: string | undefined
  readonly timer: NodeJS.Timeout
  /** Gives back what it takes up. */
  readonly leave: () => void
  /** Its client has got the result, and may do without it. */
  isRead: boolean
}

/** Tasks that have ended: their results are in the store for some time, and what they take up is known here. */
export class KeptTasks {
  readonly #kept = new Map<string, Kept>()

  constructor(
    private readonly store: Store,
    private readonly ttlMs: number,
    private readonly bytes: Shares,
  ) {}

  /** Keeps a task; `leave` gives back its place, when it is forgotten. */
  async keep(task: Task, caller: Caller, leave: () => void): Promise<void> {
    await this.store.put(keyOf(task.id), { caller, task } satisfies Entry, this.ttlMs)
    const timer = setTimeout(() => void this.#drop(task.id), this.ttlMs).unref()
    const { key } = caller
    const free = this.bytes.take(key, Buffer.byteLength(JSON.stringify(task)))
    this.#kept.set(task.id, {
      key,
      timer,
      leave: () => {
        free()
        leave()
      },
      isRead: false,
    })
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

  /** Makes room by the oldest that its client has got, one of this key first; false if there is none. */
  async dropRead(key: string | undefined, of: Lack['of']): Promise<boolean> {
    const read = [...this.#kept].filter(([, { isRead }]) => isRead)
    const own = read.find(([, kept]) => kept.key === key)
    const [id] = own ?? (of === 'all' ? read[0] : undefined) ?? []
    if (id === undefined) return false
    await this.#drop(id)
    return true
  }

  async #drop(id: string): Promise<void> {
    const kept = this.#kept.get(id)
    if (!kept) return
    clearTimeout(kept.timer)
    this.#kept.delete(id)
    kept.leave()
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
