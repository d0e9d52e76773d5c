import { toNodeHandler } from '@modelcontextprotocol/node'
import {
  isJSONRPCRequest,
  WebStandardStreamableHTTPServerTransport,
  type RequestId,
} from '@modelcontextprotocol/server'
import type { Request as HttpRequest, Response as HttpResponse } from 'express'
import type { Caller } from '../../core/caller.js'
import type { Change } from '../../core/changes.js'
import type { PlainServer } from '../plain-server.js'
import type { ClientFacts } from '../session-ids.js'
import type { Session } from '../sessions.js'
import { whenClosed } from '../when-closed.js'
import { MissedChanges } from './missed-changes.js'
import { notWritten } from './not-written.js'
import { withRetry } from './retry.js'

export interface HttpSessionOptions {
  readonly id: string
  readonly caller: Caller
  readonly mcp: PlainServer
  /** Called when `initialize` is accepted, before it is answered. */
  readonly onOpen: (session: Session) => void
  /** Called when the client ends the session. */
  readonly onDelete: () => Promise<void>
  /** Called when the session ends for whatever reason. */
  readonly onClose: () => void
}

/** A session of 2025-03-26 to 2025-11-25 on /mcp. The first request that it handles, an `initialize`, opens it. */
export class HttpSession implements Session {
  readonly door = 'mcp'
  readonly id: string
  readonly caller: Caller
  readonly #transport: WebStandardStreamableHTTPServerTransport
  readonly #changes: MissedChanges
  readonly close: () => Promise<void>

  static async connect(options: HttpSessionOptions): Promise<HttpSession> {
    const session: HttpSession = new HttpSession(options)
    await options.mcp.connect(session.#transport)
    const sdkOnClose = session.#transport.onclose
    session.#transport.onclose = () => {
      options.onClose()
      sdkOnClose?.()
    }
    return session
  }

  private constructor({ id, caller, mcp, onOpen, onDelete }: HttpSessionOptions) {
    this.id = id
    this.caller = caller
    this.close = () => mcp.close()
    this.#changes = new MissedChanges((change) => {
      mcp.notify(change)
    })
    this.#transport = new WebStandardStreamableHTTPServerTransport({
      sessionIdGenerator: () => id,
      onsessioninitialized: () => {
        onOpen(this)
      },
      onsessionclosed: onDelete,
    })
  }

  notify(change: Change): void {
    this.#changes.notify(change)
  }

  /** Handles a request. If the client leaves it can't be answered, so the programs of its requests are stopped. */
  async handle(request: HttpRequest, response: HttpResponse): Promise<void> {
    const requestIds = requestIdsOf(request.body)
    if (response.closed && requestIds.length > 0) return
    whenClosed(response, () => {
      if (response.writableFinished) return
      for (const requestId of requestIds) this.#cancel(requestId)
    })
    const answer = toNodeHandler({
      fetch: async (webRequest, context) => {
        const answered = await this.#transport.handleRequest(webRequest, context)
        if (request.method !== 'GET' || !answered.ok) return answered
        this.#changes.listen(response)
        // At once: while this stream counts as open, its client can't open another.
        whenClosed(response, () => {
          this.#transport.closeStandaloneSSEStream()
        })
        return withRetry(answered)
      },
    })
    await answer(request, response, notWritten(request.body))
  }

  #cancel(requestId: RequestId): void {
    const params = { requestId }
    this.#transport.onmessage?.({ jsonrpc: '2.0', method: 'notifications/cancelled', params })
    this.#transport.closeSSEStream(requestId)
  }

  /** Resumes the session by replaying what its client said to an earlier process. */
  async takeUp(params: ClientFacts): Promise<void> {
    const messages = [
      { jsonrpc: '2.0', id: 'take-up', method: 'initialize', params },
      { jsonrpc: '2.0', method: 'notifications/initialized' },
    ]
    const headers = {
      Accept: 'application/json, text/event-stream',
      'Content-Type': 'application/json',
      'Mcp-Session-Id': this.id,
    }
    for (const parsedBody of messages) {
      const request = new Request('http://localhost/mcp', { method: 'POST', headers })
      await (await this.#transport.handleRequest(request, { parsedBody })).text()
    }
    // The client may have missed changes.
    for (const list of ['tools', 'prompts', 'resources'] as const) this.#changes.notify({ list })
  }
}

/** The ids of a request, or of all requests in a batch. */
function requestIdsOf(body: unknown): RequestId[] {
  const messages: unknown[] = Array.isArray(body) ? body : [body]
  return messages.filter((message) => isJSONRPCRequest(message)).map(({ id }) => id)
}
