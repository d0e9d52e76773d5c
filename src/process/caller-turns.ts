import type { Queue, QueueAddOptions } from 'p-queue'

type Start = () => Promise<unknown>

export interface TurnOptions extends QueueAddOptions {
  /** Whose job it is; all without one are the same. */
  readonly caller?: string | undefined
}

/** The order of a p-queue in which callers take turns: each one's jobs in order of arrival, one per turn. */
export class CallerTurns implements Queue<Start, TurnOptions> {
  /** The waiting jobs of each caller, by their ids; the caller whose turn it is comes first. */
  readonly #waiting = new Map<string, Map<string, Start>>()

  get size(): number {
    let size = 0
    for (const jobs of this.#waiting.values()) size += jobs.size
    return size
  }

  enqueue(start: Start, { id = '', caller = '' }: Partial<TurnOptions> = {}): void {
    const jobs = this.#waiting.get(caller) ?? new Map<string, Start>()
    this.#waiting.set(caller, jobs.set(id, start))
  }

  dequeue(): Start | undefined {
    for (const [caller, jobs] of this.#waiting)
      for (const [id, start] of jobs) {
        jobs.delete(id)
        this.#waiting.delete(caller)
        // To the end of the line.
        if (jobs.size > 0) this.#waiting.set(caller, jobs)
        return start
      }
    return undefined
  }

  remove(id: string): void {
    for (const [caller, jobs] of this.#waiting)
      if (jobs.delete(id) && jobs.size === 0) this.#waiting.delete(caller)
  }

  /** p-queue asks this only for `sizeBy` and `setPriority`, which have no meaning here. */
  filter(): Start[] {
    return []
  }

  setPriority(): never {
    throw new TypeError('Jobs have no priority: callers take turns')
  }
}
