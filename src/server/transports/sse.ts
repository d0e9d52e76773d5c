import type { Request, RequestHandler } from 'express'
import type { Caller } from '../../core/caller.js'
import type { McpServerFactory } from '../mcp-adapter.js'
import { refuse } from '../http-errors.js'
import type { Sessions } from '../sessions.js'

const pingMs = 15_000

/** `GET /sse`: opens a stream whose first event tells, as a relative path, where to POST messages. It lives as long as its connection. */
export function openSse(sessions: Sessions, createServer: McpServerFactory): RequestHandler {
  return async (_request, response) => {
    // Loaded at the first stream: the SDK's older generation costs every start a tenth of a second.
    // Deprecated, and what Letta and the 2024-11-05 clients speak.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    const { SSEServerTransport } = await import('@modelcontextprotocol/sdk/server/sse.js')
    // All below is one turn of the event loop, so that no other stream comes in between; the client may have left before.
    if (response.closed) return
    const caller = response.locals.caller as Caller
    const transport = new SSEServerTransport('/messages/', response)
    const id = transport.sessionId
    const mcp = createServer(caller)
    sessions.add({
      id,
      door: 'sse',
      caller,
      // Not handlePostMessage: what it can't read it writes into its answer, which some bodies do not survive.
      handle: async (request, reply) => {
        await transport.handleMessage(request.body)
        reply.status(202).end('Accepted')
      },
      notifyToolsChanged: () => {
        mcp.sendToolListChanged()
      },
      close: () => mcp.close(),
    })
    // Until its end: a stream is never closed as unused.
    sessions.use(id)
    const ping = setInterval(() => {
      response.write(': ping\n\n')
    }, pingMs)
    response.once('close', () => {
      clearInterval(ping)
      sessions.delete(id)
      void mcp.close()
    })
    await mcp.connect(transport)
  }
}

/** `POST /messages/?sessionId=`: the answer comes on the stream. The Python server's clients say `session_id`. */
export function postToSse(sessions: Sessions): RequestHandler {
  return async (request, response) => {
    const id = sessionIdOf(request)
    const session = sessions.get('sse', id, response.locals.caller as Caller)
    if (!session) {
      refuse(response, 404, -32001, `No session "${id.slice(0, 64)}"; open one with GET /sse`)
      return
    }
    await session.handle(request, response)
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
