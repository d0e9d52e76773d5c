/**
 * What must be known beyond one request or one connection, and may one day be shared by several servers: ends of
 * sessions, signed state, tasks, the governor's profiles. Whatever needs that goes through this and nothing else.
 * Keys are `kind/id`; values are plain data, of which reader and writer each have their own.
 */
export interface Store {
  /** Undefined where there is none, or where its time is over. */
  readonly get: (key: string) => Promise<unknown>
  /** Replaces what was there. A full store forgets what was used longest ago. */
  readonly put: (key: string, value: unknown, ttlMs: number) => Promise<void>
  /** Gets and removes in one step: of several who take at the same time, one gets it. */
  readonly take: (key: string) => Promise<unknown>
  /** Tells of each key with this prefix that is put or taken from now on, until the returned function is called. */
  readonly watch: (prefix: string, onChange: (key: string) => void) => () => void
}
