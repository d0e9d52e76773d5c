import type { Request, RequestHandler, Response } from 'express'
import type { Caller } from '../../core/handlers.js'
import type { McpServerFactory } from '../mcp-adapter.js'
import { refuse } from '../http-errors.js'
import type { Session, Sessions } from '../sessions.js'

const pingMs = 15_000

export interface SseSession extends Session {
  readonly post: (request: Request, response: Response) => Promise<void>
}

/** `GET /sse`: opens a stream whose first event tells, as a relative path, where to POST messages. */
export function openSse(sessions: Sessions<SseSession>, createServer: McpServerFactory): RequestHandler {
  return async (_request, response) => {
    sessions.assertRoom()
    // Loaded at the first stream: the SDK's older generation costs every start a tenth of a second.
    // Deprecated, and what Letta and the 2024-11-05 clients speak.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    const { SSEServerTransport } = await import('@modelcontextprotocol/sdk/server/sse.js')
    const caller = response.locals.caller as Caller
    const transport = new SSEServerTransport('/messages/', response)
    const mcp = createServer(caller)
    const ping = setInterval(() => {
      response.write(': ping\n\n')
    }, pingMs)
    response.once('close', () => {
      clearInterval(ping)
      sessions.delete(transport.sessionId)
      void mcp.close()
    })
    sessions.add({
      id: transport.sessionId,
      caller,
      notifyToolsChanged: () => {
        mcp.sendToolListChanged()
      },
      post: (request, reply) => transport.handlePostMessage(request, reply, request.body),
      close: () => mcp.close(),
    })
    await mcp.connect(transport)
  }
}

/** `POST /messages/?sessionId=`: the answer comes on the stream. The Python server's clients say `session_id`. */
export function postToSse(sessions: Sessions<SseSession>): RequestHandler {
  return async (request, response) => {
    const id = sessionIdOf(request)
    const session = sessions.get(id, response.locals.caller as Caller)
    if (!session) {
      refuse(response, 404, -32001, `No session "${id.slice(0, 64)}"; open one with GET /sse`)
      return
    }
    await session.post(request, response)
  }
}

/** True for a POST that belongs to a stream. */
export function hasSseSession(request: Request): boolean {
  return sessionIdOf(request) !== ''
}

function sessionIdOf(request: Request): string {
  const { sessionId, session_id: pythonSessionId } = request.query
  return typeof sessionId === 'string'
    ? sessionId
    : typeof pythonSessionId === 'string'
      ? pythonSessionId
      : ''
}
