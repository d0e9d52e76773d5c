/** That there is none left: all is taken, or one key has its share. */
export interface Lack {
  readonly of: 'all' | 'key'
  readonly taken: number
}

/** Something of which there is so much, and of which no key gets more than its share. */
export class Shares {
  /** What each key has taken; all callers without a key are one. */
  readonly #taken = new Map<string | undefined, number>()
  #total = 0

  constructor(
    private readonly max: number,
    private readonly perKeyMax: number,
  ) {}

  /** What all keys have taken. */
  get taken(): number {
    return this.#total
  }

  /** Why there is none for this key; undefined: there is. */
  lack(key: string | undefined): Lack | undefined {
    const own = this.#taken.get(key) ?? 0
    if (own >= this.perKeyMax) return { of: 'key', taken: own }
    return this.#total >= this.max ? { of: 'all', taken: this.#total } : undefined
  }

  /** Takes so much, whatever is left, until the returned function is called. */
  take(key: string | undefined, amount: number): () => void {
    const change = (by: number): void => {
      this.#total += by
      const taken = (this.#taken.get(key) ?? 0) + by
      if (taken === 0) this.#taken.delete(key)
      else this.#taken.set(key, taken)
    }
    change(amount)
    return () => {
      change(-amount)
    }
  }
}
