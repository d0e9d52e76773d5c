import type { Caller } from '../core/handlers.js'
import { BusyError } from '../errors.js'

/** One client's connection over several requests: an SSE stream, or a 2025 session on /mcp. */
export interface Session {
  readonly id: string
  /** Who opened it; another key can't speak in it. */
  readonly caller: Caller
  readonly notifyToolsChanged: () => void
  readonly close: () => Promise<void>
}

/** Session id -> session, of one transport. Bounded in number; unused ones are closed after a while. */
export class Sessions<S extends Session = Session> {
  readonly #open = new Map<string, { session: S; timer: NodeJS.Timeout | undefined; users: number }>()

  constructor(private readonly limits: { readonly sessionsMax: number; readonly sessionIdleMs?: number }) {}

  get count(): number {
    return this.#open.size
  }

  /** Throws a BusyError where no more can be opened. Called before anything is made for the session. */
  assertRoom(): void {
    if (this.#open.size >= this.limits.sessionsMax)
      throw new BusyError(`${this.#open.size} sessions are open already`, {
        hint: 'Close one, or raise SMCP_SESSIONS_MAX.',
      })
  }

  add(session: S): void {
    this.#open.set(session.id, { session, timer: undefined, users: 0 })
    this.#restartTimer(session.id)
  }

  /** The session, unless it belongs to another key: then it is as if there were none. */
  get(id: string, caller: Caller): S | undefined {
    const session = this.#open.get(id)?.session
    return session?.caller.key === caller.key ? session : undefined
  }

  /** Keeps a session from expiring until the returned function is called. */
  use(id: string): () => void {
    const entry = this.#open.get(id)
    if (!entry) return () => undefined
    entry.users += 1
    clearTimeout(entry.timer)
    return () => {
      entry.users -= 1
      this.#restartTimer(id)
    }
  }

  delete(id: string): void {
    clearTimeout(this.#open.get(id)?.timer)
    this.#open.delete(id)
  }

  notifyToolsChanged(): void {
    for (const { session } of this.#open.values()) session.notifyToolsChanged()
  }

  async closeAll(): Promise<void> {
    await Promise.all([...this.#open.values()].map(({ session }) => session.close()))
  }

  #restartTimer(id: string): void {
    const entry = this.#open.get(id)
    if (!entry || entry.users > 0 || this.limits.sessionIdleMs === undefined) return
    clearTimeout(entry.timer)
    entry.timer = setTimeout(() => void entry.session.close(), this.limits.sessionIdleMs).unref()
  }
}
