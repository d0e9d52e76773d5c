import type { Request, Response } from 'express'
import type { Caller } from '../core/caller.js'
import { concerns, type Change } from '../core/changes.js'
import { BusyError } from '../errors.js'
import { Shares } from '../shares.js'

/** One client's connection over several requests: an SSE stream, or a 2025 session on /mcp. */
export interface Session {
  readonly id: string
  /** The only endpoint for its requests. */
  readonly door: 'sse' | 'mcp'
  /** Who opened it; a caller with another key can't use it. */
  readonly caller: Caller
  readonly handle: (request: Request, response: Response) => Promise<void>
  /** Tells its client, if that wants to know. */
  readonly notify: (change: Change) => void
  readonly close: () => Promise<void>
}

export interface SessionLimits {
  /** How many sessions of all callers may be open. */
  readonly sessionsMax: number
  /** How many sessions of one key may be open; callers without a key are counted together. */
  readonly sessionsPerKeyMax: number
  /** Time after which an unused session is closed; undefined: never. */
  readonly sessionIdleMs: number | undefined
}

interface Entry {
  readonly session: Session
  /** Open requests and streams; a session without any is unused. */
  users: number
  timer: NodeJS.Timeout | undefined
  /** Gives back its place. */
  readonly leave: () => void
}

/**
 * Session id -> session, for all endpoints together. The number is limited, in total and per key. Unused sessions are
 * closed after a while, or earlier if a new one needs their place. A session in use is never closed.
 */
export class Sessions {
  /** The session that has been unused longest comes first. */
  readonly #open = new Map<string, Entry>()
  /** Those of sessions, and of streams that belong to none. */
  readonly #places: Shares

  constructor(private readonly limits: SessionLimits) {
    this.#places = new Shares(limits.sessionsMax, limits.sessionsPerKeyMax)
  }

  get count(): number {
    return this.#places.taken
  }

  /** Throws a BusyError if this caller can't open another session. */
  assertRoom(caller: Caller): void {
    this.#entryInTheWay(caller)
  }

  /**
   * Adds a session. If there is no room, closes an unused one, of the same key first; throws a BusyError if all are in
   * use.
   */
  add(session: Session): void {
    this.#makeRoom(session.caller)
    const leave = this.#places.take(session.caller.key, 1)
    this.#open.set(session.id, { session, users: 0, timer: undefined, leave })
    this.#becomeUnused(session.id)
  }

  /** Counts a stream as a session in use until the returned function is called, once; makes room like `add`. */
  addStream(caller: Caller): () => void {
    this.#makeRoom(caller)
    return this.#places.take(caller.key, 1)
  }

  /** The session of this endpoint with this id; undefined if it belongs to another key. */
  get(door: Session['door'], id: string, caller: Caller): Session | undefined {
    const session = this.#open.get(id)?.session
    return session?.door === door && session.caller.key === caller.key ? session : undefined
  }

  /** Keeps a session from being closed as unused until the returned function is called. */
  use(id: string): () => void {
    const entry = this.#open.get(id)
    if (!entry) return () => undefined
    entry.users += 1
    clearTimeout(entry.timer)
    return () => {
      entry.users -= 1
      if (entry.users === 0) this.#becomeUnused(id)
    }
  }

  delete(id: string): void {
    const entry = this.#open.get(id)
    if (!entry) return
    clearTimeout(entry.timer)
    this.#open.delete(id)
    entry.leave()
  }

  notify(door: Session['door'], change: Change): void {
    for (const session of this.#of(door)) if (concerns(change, session.caller)) session.notify(change)
  }

  /** Closes those of this key, whose digest this is. */
  closeOf(key: string): void {
    for (const { session } of this.#open.values()) if (session.caller.key === key) void session.close()
  }

  async closeAll(door: Session['door']): Promise<void> {
    await Promise.all(this.#of(door).map((session) => session.close()))
  }

  #of(door: Session['door']): Session[] {
    return [...this.#open.values()].map(({ session }) => session).filter((session) => session.door === door)
  }

  #makeRoom(caller: Caller): void {
    const entry = this.#entryInTheWay(caller)
    if (!entry) return
    this.delete(entry.session.id)
    void entry.session.close()
  }

  /** The session that must be closed before this caller can open another; undefined if there is room. */
  #entryInTheWay({ key }: Caller): Entry | undefined {
    const { sessionsMax, sessionsPerKeyMax } = this.limits
    const lack = this.#places.lack(key)
    if (!lack) return undefined
    const unused = [...this.#open.values()].filter(isUnused)
    const ofKey = unused.find(({ session }) => session.caller.key === key)
    if (lack.of === 'key')
      return (
        ofKey ??
        refuseOneMore(
          `${sessionsPerKeyMax} sessions ${key === undefined ? 'without a key' : 'of this key'} are`,
          'SMCP_SESSIONS_PER_KEY_MAX',
        )
      )
    return ofKey ?? unused[0] ?? refuseOneMore(`${sessionsMax} sessions are`, 'SMCP_SESSIONS_MAX')
  }

  #becomeUnused(id: string): void {
    const entry = this.#open.get(id)
    if (!entry) return
    // Moves it to the end, so that the longest unused one is first.
    this.#open.delete(id)
    this.#open.set(id, entry)
    if (this.limits.sessionIdleMs === undefined) return
    entry.timer = setTimeout(() => void entry.session.close(), this.limits.sessionIdleMs).unref()
  }
}

function isUnused({ users }: Entry): boolean {
  return users === 0
}

function refuseOneMore(which: string, setting: string): never {
  throw new BusyError(`${which} already open, all of them in use`, {
    hint: `Close one, or raise ${setting}.`,
  })
}
