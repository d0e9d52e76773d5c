/** Runs one job per key at a time. All requests that come while it runs share one more job after it. */
export class OneAtATime {
  readonly #jobs = new Map<string, { running: Promise<void>; next?: Promise<void> }>()

  constructor(private readonly job: (key: string) => Promise<void>) {}

  /** Resolves when a job that started after this call has ended. */
  run(key: string): Promise<void> {
    const now = this.#jobs.get(key)
    if (!now) return this.#start(key)
    const start = (): Promise<void> => this.#start(key)
    now.next ??= now.running.then(start, start)
    return now.next
  }

  #start(key: string): Promise<void> {
    const running = this.job(key).finally(() => {
      // The next job replaces this entry when it starts; until then, further requests join it here.
      if (this.#jobs.get(key)?.next === undefined) this.#jobs.delete(key)
    })
    this.#jobs.set(key, { running })
    return running
  }
}
