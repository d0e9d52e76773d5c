/** What watch.py tells of a program whose imports it has made. */
export interface WatchedProgram {
  readonly python: {
    readonly implementation: string
    readonly version: readonly [major: number, minor: number]
    readonly isFreeThreaded: boolean
  }
  /** As a plan of a fork server has them. */
  readonly imports: readonly string[]
  readonly files: readonly string[]
  /** Variables that were read or set; `*` if all of them were. */
  readonly variables: readonly string[]
  readonly libraries: readonly string[]
  /** By compiled module, how many threads it started. */
  readonly threads: Readonly<Record<string, number>>
  readonly events: readonly WatchedEvent[]
}

export interface WatchedEvent {
  readonly kind: string
  /** The module whose import did it; empty if that is not known. */
  readonly by: string
  readonly detail: string
}
