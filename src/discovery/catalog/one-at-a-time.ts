/** Jobs by key: of each key one runs at a time, and whatever is asked for meanwhile is one job more, after it. */
export class OneAtATime {
  readonly #jobs = new Map<string, { running: Promise<void>; next?: Promise<void> }>()

  constructor(private readonly job: (key: string) => Promise<void>) {}

  /** Resolves when a job that began after this call has ended. */
  run(key: string): Promise<void> {
    const now = this.#jobs.get(key)
    if (!now) return this.#start(key)
    const start = (): Promise<void> => this.#start(key)
    now.next ??= now.running.then(start, start)
    return now.next
  }

  #start(key: string): Promise<void> {
    const running = this.job(key).finally(() => {
      // A successor takes this place in its own turn; until then others join it here.
      if (this.#jobs.get(key)?.next === undefined) this.#jobs.delete(key)
    })
    this.#jobs.set(key, { running })
    return running
  }
}
