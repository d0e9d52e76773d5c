/**
 * Tells clients about a change of a list: once for several plugins that change together, and only if they can see it.
 */
export class ChangeNotice<List extends object> {
  /** The list that clients have seen or been told about; undefined: nobody has seen one, so nobody is told of changes. */
  #told: List | undefined
  #isComing = false

  constructor(
    private readonly current: () => List,
    /** Whether clients see no difference. */
    private readonly isSame: (now: List, told: List) => boolean,
    private readonly tell: () => void,
  ) {}

  /** Notes that a client has been given the current list. */
  listed(): void {
    this.#told ??= this.current()
  }

  /** Notes that the list may have changed. */
  changed(): void {
    if (this.#told === undefined || this.#isComing) return
    this.#isComing = true
    setImmediate(() => {
      this.#isComing = false
      const now = this.current()
      const hasChanged = this.#told !== undefined && !this.isSame(now, this.#told)
      this.#told = now
      if (hasChanged) this.tell()
    })
  }
}
