import type { Request, Response } from 'express'
import type { Caller } from '../core/caller.js'
import { BusyError } from '../errors.js'

/** One client's connection over several requests: an SSE stream, or a 2025 session on /mcp. */
export interface Session {
  readonly id: string
  /** Its requests come by this door only. */
  readonly door: 'sse' | 'mcp'
  /** Who opened it; another key can't speak in it. */
  readonly caller: Caller
  readonly handle: (request: Request, response: Response) => Promise<void>
  readonly notifyToolsChanged: () => void
  readonly close: () => Promise<void>
}

export interface SessionLimits {
  /** Open at once, of all callers. */
  readonly sessionsMax: number
  /** Open at once, of callers with the same key; those without one are counted together. */
  readonly sessionsPerKeyMax: number
  /** After how long an unused session is closed; undefined: never. */
  readonly sessionIdleMs: number | undefined
}

interface Entry {
  readonly session: Session
  /** Open requests and streams; without any it is unused. */
  users: number
  timer: NodeJS.Timeout | undefined
}

/**
 * Session id -> session, of all doors together. Bounded in number, in all and for each key; unused sessions are closed
 * after a while, and earlier where a new one needs their place. A session that is in use is never closed.
 */
export class Sessions {
  /** The one that has been unused longest comes first. */
  readonly #open = new Map<string, Entry>()

  constructor(private readonly limits: SessionLimits) {}

  get count(): number {
    return this.#open.size
  }

  /** Throws a BusyError where this caller can't open one more. */
  assertRoom(caller: Caller): void {
    this.#entryInTheWay(caller)
  }

  /** Closes an unused session where there is no other room, one of the same key first; throws a BusyError where all are in use. */
  add(session: Session): void {
    const entry = this.#entryInTheWay(session.caller)
    if (entry) {
      this.delete(entry.session.id)
      void entry.session.close()
    }
    this.#open.set(session.id, { session, users: 0, timer: undefined })
    this.#becomeUnused(session.id)
  }

  /** The session of this door, unless it belongs to another key: then it is as if there were none. */
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
    clearTimeout(this.#open.get(id)?.timer)
    this.#open.delete(id)
  }

  notifyToolsChanged(door: Session['door']): void {
    for (const session of this.#of(door)) session.notifyToolsChanged()
  }

  async closeAll(door: Session['door']): Promise<void> {
    await Promise.all(this.#of(door).map((session) => session.close()))
  }

  #of(door: Session['door']): Session[] {
    return [...this.#open.values()].map(({ session }) => session).filter((session) => session.door === door)
  }

  /** The session that must be closed for one more of this caller; undefined where there is room. */
  #entryInTheWay({ key }: Caller): Entry | undefined {
    const { sessionsMax, sessionsPerKeyMax } = this.limits
    const all = [...this.#open.values()]
    const ofKey = all.filter(({ session }) => session.caller.key === key)
    if (ofKey.length >= sessionsPerKeyMax)
      return (
        ofKey.find(isUnused) ??
        refuseOneMore(
          `${sessionsPerKeyMax} sessions ${key === undefined ? 'without a key' : 'of this key'} are`,
          'SMCP_SESSIONS_PER_KEY_MAX',
        )
      )
    if (all.length >= sessionsMax)
      return (
        ofKey.find(isUnused) ??
        all.find(isUnused) ??
        refuseOneMore(`${sessionsMax} sessions are`, 'SMCP_SESSIONS_MAX')
      )
    return undefined
  }

  #becomeUnused(id: string): void {
    const entry = this.#open.get(id)
    if (!entry) return
    // To the end: the longest unused one is first.
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
  throw new BusyError(`${which} open already, all of them in use`, {
    hint: `Close one, or raise ${setting}.`,
  })
}
