import { ProcessTable } from './process-table.js'
import { exceeded, isLimited, type UsageEnd, type UsageLimits } from './usage-limits.js'

/** Between two looks at what the programs use. */
const everyMs = 250

type Look = (table: ProcessTable) => void

/**
 * Watches what running programs use, all by one look at the system's processes, while one of them has a limit. The
 * kernel's own limits (setrlimit) hold for single processes: a program that starts a hundred is not held by them.
 */
export class UsageWatch {
  readonly #looks = new Set<Look>()
  #timer: NodeJS.Timeout | undefined

  /** Calls `onExceed` while a process group uses more than its limits, until the returned function is called. */
  watch(group: number, limits: UsageLimits, onExceed: (end: UsageEnd) => void): () => void {
    if (!isLimited(limits)) return () => undefined
    const look: Look = (table) => {
      const end = exceeded(table.usageOf(group), limits)
      if (end) onExceed(end)
    }
    this.#looks.add(look)
    this.#timer ??= setInterval(() => {
      const table = new ProcessTable()
      for (const one of this.#looks) one(table)
    }, everyMs)
    return () => {
      this.#looks.delete(look)
      if (this.#looks.size > 0) return
      clearInterval(this.#timer)
      this.#timer = undefined
    }
  }
}
