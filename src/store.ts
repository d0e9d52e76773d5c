/**
 * The only place for what must be known beyond one request or connection, and may one day be shared by several servers:
 * ended sessions, signed state, tasks, the governor's profiles. Keys are `kind/id`; values are plain data, of which
 * readers and writers get copies.
 */
export interface Store {
  /** Undefined if there is no such entry, or it has expired. */
  readonly get: (key: string) => Promise<unknown>
  /** Replaces an existing entry. A full store drops the least recently used one. */
  readonly put: (key: string, value: unknown, ttlMs: number) => Promise<void>
  /** Gets and removes an entry in one step: of several who take it at the same time, one gets it. */
  readonly take: (key: string) => Promise<unknown>
  /** Reports each key with this prefix that is put or taken from now on, until the returned function is called. */
  readonly watch: (prefix: string, onChange: (key: string) => void) => () => void
}
