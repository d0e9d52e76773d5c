import { WebStandardStreamableHTTPServerTransport, type RequestId } from '@modelcontextprotocol/server'
import type { Request as HttpRequest, Response as HttpResponse } from 'express'
import type { Caller } from '../../core/caller.js'
import type { Change } from '../../core/changes.js'
import type { PlainServer } from '../plain-server.js'
import type { ClientFacts } from '../session-ids.js'
import type { Session } from '../sessions.js'
import { whenClosed } from '../when-closed.js'
import { answerByWeb } from './answer-by-web.js'
import { KeptEvents } from './kept-events.js'
import { LostRequests } from './lost-requests.js'
import { answeredBy, cancelledIdsOf, requestIdsOf } from './message-ids.js'
import { MissedChanges } from './missed-changes.js'
import { refusalOf } from './refusal-of.js'
import { retryMs, withRetry } from './retry.js'

export interface HttpSessionOptions {
  readonly id: string
  readonly caller: Caller
  readonly mcp: PlainServer
  /** How long a client that lost a stream has to come back. */
  readonly resumeTimeoutMs: number
  /** Keeps it from being closed as unused until the returned function is called. */
  readonly use: () => () => void
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
  readonly #events = new KeptEvents()
  readonly #lost: LostRequests
  /** The response on which a request is answered now. */
  readonly #carriers = new Map<RequestId, HttpResponse>()
  readonly #changes: MissedChanges
  readonly #subscriptions: ReadonlySet<string>
  readonly close: () => Promise<void>

  static async connect(options: HttpSessionOptions): Promise<HttpSession> {
    const session: HttpSession = new HttpSession(options)
    await options.mcp.connect(session.#transport)
    const sdkOnClose = session.#transport.onclose
    session.#transport.onclose = () => {
      session.#lost.close()
      options.onClose()
      sdkOnClose?.()
    }
    return session
  }

  private constructor({ id, caller, mcp, resumeTimeoutMs, use, onOpen, onDelete }: HttpSessionOptions) {
    this.id = id
    this.caller = caller
    this.close = () => mcp.close()
    this.#subscriptions = mcp.subscriptions
    this.#changes = new MissedChanges((change) => {
      mcp.notify(change)
    })
    this.#lost = new LostRequests(resumeTimeoutMs, use, (requestId) => {
      this.#giveUp(requestId)
    })
    this.#transport = new WebStandardStreamableHTTPServerTransport({
      sessionIdGenerator: () => id,
      onsessioninitialized: () => {
        onOpen(this)
      },
      onsessionclosed: onDelete,
      eventStore: this.#events,
      retryInterval: retryMs,
    })
    const send = this.#transport.send.bind(this.#transport)
    this.#transport.send = (message, options) =>
      this.#events.openings.sending(answeredBy(message) ?? options?.relatedRequestId, () =>
        send(message, options),
      )
  }

  notify(change: Change): void {
    // What it does not want to know is not kept for it either.
    if ('resource' in change && !this.#subscriptions.has(change.resource)) return
    this.#changes.notify(change)
  }

  /**
   * Handles a request. If its client leaves, it has some time to come back for the answer; then, or at once if it can't
   * come back, the programs of its requests are stopped. A request that the SDK refuses moves nothing.
   */
  async handle(request: HttpRequest, response: HttpResponse): Promise<void> {
    const requestIds = requestIdsOf(request.body)
    if (response.closed && requestIds.length > 0) return
    let isOfRequests = false
    const carry = (ids: readonly RequestId[]): void => {
      this.#carry(ids, response, canResume(request))
    }
    const onResume = (ids: readonly RequestId[], isForgotten: boolean): void => {
      isOfRequests = ids.length > 0
      if (isForgotten) return
      // A client may be back before the server has noticed that it was away.
      for (const requestId of ids) this.#transport.closeSSEStream(requestId)
      carry(ids)
    }
    const parsedBody: unknown = request.body
    await answerByWeb(request, response, (webRequest) =>
      this.#events.openings.run({ requestIds, onResume }, async () => {
        const answered = await this.#transport.handleRequest(webRequest, { parsedBody })
        if (!answered.ok) return refusalOf(requestIds, answered)
        carry(requestIds)
        // The SDK never answers what was cancelled, and would keep its stream open.
        const cancelledIds = cancelledIdsOf(parsedBody)
        this.#events.cancel(cancelledIds)
        for (const requestId of cancelledIds) this.#forget(requestId)
        if (request.method !== 'GET') return answered
        if (!isOfRequests) this.#listen(response)
        return withRetry(answered)
      }),
    )
  }

  /** Uses a response as the stream on which these requests are answered from now on. */
  #carry(requestIds: readonly RequestId[], response: HttpResponse, isResumable: boolean): void {
    if (requestIds.length === 0) return
    this.#lost.find(requestIds)
    for (const requestId of requestIds) this.#carriers.set(requestId, response)
    whenClosed(response, () => {
      const own = requestIds.filter((requestId) => this.#carriers.get(requestId) === response)
      for (const requestId of own) this.#carriers.delete(requestId)
      this.#onClosed(response, own, isResumable)
    })
  }

  /** Uses a response as the stream that belongs to no request. */
  #listen(response: HttpResponse): void {
    this.#changes.listen(response)
    // At once: while this stream counts as open, its client can't open another.
    whenClosed(response, () => {
      this.#transport.closeStandaloneSSEStream()
    })
  }

  /** A stream that ended before the answers was lost, or was closed so that its client asks again later. */
  #onClosed(response: HttpResponse, requestIds: readonly RequestId[], isResumable: boolean): void {
    if (response.writableFinished && this.#events.isAnswered(requestIds)) this.#events.drop(requestIds)
    else if (isResumable) this.#lost.lose(requestIds, response.writableFinished)
    else for (const requestId of requestIds) this.#giveUp(requestId)
  }

  #giveUp(requestId: RequestId): void {
    const params = { requestId }
    this.#transport.onmessage?.({ jsonrpc: '2.0', method: 'notifications/cancelled', params })
    this.#forget(requestId)
  }

  #forget(requestId: RequestId): void {
    this.#carriers.delete(requestId)
    this.#lost.find([requestId])
    this.#transport.closeSSEStream(requestId)
    this.#events.drop([requestId])
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

/** Whether the client can come back for a stream: older ones are not told where a stream begins. */
function canResume(request: HttpRequest): boolean {
  return (request.get('mcp-protocol-version') ?? '') >= '2025-11-25'
}
