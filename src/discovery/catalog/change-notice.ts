import type { Snapshot } from './snapshot.js'

/** Tells clients of a change of the list: once for several plugins that change together, and only what they can see. */
export class ChangeNotice {
  /** What clients have seen or been told of; undefined: nobody needs to hear of a change to a list that nobody has seen. */
  #told: Snapshot | undefined
  #isComing = false

  constructor(
    private readonly current: () => Snapshot,
    private readonly tell: () => void,
  ) {}

  /** A client has been given the list as it is now. */
  listed(): void {
    this.#told ??= this.current()
  }

  /** The list may have become another one. */
  changed(): void {
    if (this.#told === undefined || this.#isComing) return
    this.#isComing = true
    setImmediate(() => {
      this.#isComing = false
      const now = this.current()
      const hasChanged = this.#told !== undefined && !now.isSameFor(this.#told)
      this.#told = now
      if (hasChanged) this.tell()
    })
  }
}
