import { isInitializeRequest, specTypeSchemas } from '@modelcontextprotocol/server'
import type { Request, Response } from 'express'
import type { Caller } from '../../core/caller.js'
import { refuse } from '../http-errors.js'
import type { McpServerFactory, ServerUse } from '../mcp-adapter.js'
import { issuesInWords } from '../schema-errors.js'
import type { Store } from '../../store.js'
import { sessionName, type ClientFacts, type SessionIds } from '../session-ids.js'
import type { Session, Sessions } from '../sessions.js'
import { whenClosed } from '../when-closed.js'
import { HttpSession } from './http-session.js'

export interface HttpSessionsOptions {
  readonly sessions: Sessions
  readonly createServer: McpServerFactory
  readonly ids: SessionIds
  /** Remembers which sessions were ended by their clients: those are never resumed. */
  readonly store: Store
  readonly sessionMaxAgeMs: number
  /** For how long a call whose stream was lost goes on. */
  readonly resumeTimeoutMs: number
}

/**
 * The sessions of 2025-03-26 to 2025-11-25: `initialize` opens one, and every other request names its session. A session
 * that is not open, because the server was restarted or it was unused for long, is resumed by its id.
 */
export class HttpSessions {
  /** Sessions that are being resumed: several requests of one may come at once. */
  readonly #beingTakenUp = new Map<string, Promise<Session | undefined>>()

  constructor(private readonly options: HttpSessionsOptions) {}

  async handle(request: Request, response: Response): Promise<void> {
    const id = request.get('mcp-session-id')
    if (id === undefined) await this.#open(request, response)
    else await this.#continue(id, request, response)
  }

  async #open(request: Request, response: Response): Promise<void> {
    const { sessions, ids } = this.options
    if (!isInitializeRequest(request.body)) {
      refuseWithoutSession(request, response)
      return
    }
    const caller = response.locals.caller as Caller
    const id = ids.make(request.body.params, caller)
    const session = await this.#connect(id, response)
    // Checked last: no other request can come between this and the opening of the session.
    sessions.assertRoom(caller)
    await session.handle(request, response)
  }

  async #continue(id: string, request: Request, response: Response): Promise<void> {
    const session = await this.#find(id, response)
    if (!session) {
      refuse(response, 404, -32001, 'Session not found; send initialize again')
      return
    }
    whenClosed(response, this.options.sessions.use(id))
    await session.handle(request, response)
  }

  /** The session, if it is open or can be resumed by its id. */
  async #find(id: string, response: Response): Promise<Session | undefined> {
    const caller = response.locals.caller as Caller
    const pending = this.#beingTakenUp.get(id)
    const open = pending ? undefined : this.options.sessions.get('mcp', id, caller)
    if (open) return open
    const facts = this.options.ids.read(id, caller)
    if (!facts) return undefined
    const taking = pending ?? this.#takeUp(id, facts, response).finally(() => this.#beingTakenUp.delete(id))
    this.#beingTakenUp.set(id, taking)
    return taking
  }

  async #takeUp(id: string, facts: ClientFacts, response: Response): Promise<Session | undefined> {
    const { sessions, store } = this.options
    const caller = response.locals.caller as Caller
    if ((await store.get(endedKey(id))) !== undefined) return undefined
    const session = await this.#connect(id, response, { isTakenUp: true })
    sessions.assertRoom(caller)
    await session.takeUp(facts)
    return session
  }

  /**
   * Makes a session that is kept only if its first message opens it, so that a refused one leaves nothing behind. It is
   * in use from then until this response is sent.
   */
  #connect(id: string, response: Response, use?: ServerUse): Promise<HttpSession> {
    const { sessions, createServer, store, sessionMaxAgeMs, resumeTimeoutMs } = this.options
    const caller: Caller = { ...(response.locals.caller as Caller), session: sessionName(id) }
    // Forgotten when it has done its work: a session lives long, and must not keep its first request.
    let opening: Response | undefined = response
    return HttpSession.connect({
      id,
      caller,
      mcp: createServer(caller, use),
      resumeTimeoutMs,
      use: () => sessions.use(id),
      onOpen: (session) => {
        sessions.add(session)
        if (opening) whenClosed(opening, sessions.use(id))
        opening = undefined
      },
      onDelete: () => store.put(endedKey(id), true, sessionMaxAgeMs),
      onClose: () => {
        sessions.delete(id)
      },
    })
  }
}

function endedKey(id: string): string {
  return `ended-session/${sessionName(id)}`
}

function refuseWithoutSession(request: Request, response: Response): void {
  const body = request.body as { method?: unknown } | undefined
  const read = specTypeSchemas.InitializeRequest['~standard'].validate(body)
  if (body?.method === 'initialize' && read.issues)
    refuse(response, 400, -32602, `Invalid request: ${issuesInWords(read.issues)}`)
  else
    refuse(
      response,
      400,
      -32000,
      'No session: send initialize first, then its Mcp-Session-Id on every request',
    )
}
