/**
 * The only place for what must be known beyond one request or connection, and may one day be shared by several servers:
 * ended sessions, tasks that have ended, what callers have attached. Keys are `kind/id`; values are plain data, of which
 * readers and writers get copies.
 */
export interface Store {
  /** Undefined if there is no such entry, or it has expired. */
  readonly get: (key: string) => Promise<unknown>
  /** Replaces an existing entry. A full store drops the least recently used one. */
  readonly put: (key: string, value: unknown, ttlMs: number) => Promise<void>
  /** Gets and removes an entry in one step: of several who take it at the same time, one gets it. */
  readonly take: (key: string) => Promise<unknown>
}
