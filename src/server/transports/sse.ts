import { Router, type Request, type RequestHandler } from 'express'
import type { Caller } from '../../core/caller.js'
import type { McpServerFactory } from '../mcp-adapter.js'
import { refuse } from '../http-errors.js'
import { requireMessage } from '../require-message.js'
import type { Sessions } from '../sessions.js'
import type { HttpTransport } from './http-transport.js'
import { retryField } from './retry.js'

const pingMs = 15_000

/**
 * HTTP+SSE, the transport of revision 2024-11-05:
 * https://modelcontextprotocol.io/specification/2024-11-05/basic/transports
 */
export function createSse(sessions: Sessions, createServer: McpServerFactory): HttpTransport {
  return {
    router: Router()
      .get('/sse', unless(hasStreamableSession), openSse(sessions, createServer))
      .post('/messages', unless(isSessionless), requireMessage({ batches: false }), postToSse(sessions)),
    notify: (change) => {
      sessions.notify('sse', change)
    },
    close: () => sessions.closeAll('sse'),
  }
}

/** Leaves matching requests to the other transports. */
function unless(isOthers: (request: Request) => boolean): RequestHandler {
  return (request, _response, next) => {
    next(isOthers(request) ? 'router' : undefined)
  }
}

/** Whether the request is of the other transport: a client with the wrong one of the two URLs still works. */
function hasStreamableSession(request: Request): boolean {
  return request.get('mcp-session-id') !== undefined
}

function isSessionless(request: Request): boolean {
  return sessionIdOf(request) === ''
}

/**
 * `GET /sse`: opens a stream whose first event says, as a relative path, where to POST messages. The session lives as
 * long as the connection.
 */
function openSse(sessions: Sessions, createServer: McpServerFactory): RequestHandler {
  return async (_request, response) => {
    // Loaded at the first stream: the SDK's older generation would cost every start a tenth of a second.
    // Deprecated, but Letta and the 2024-11-05 clients speak it.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    const { SSEServerTransport } = await import('@modelcontextprotocol/sdk/server/sse.js')
    // The rest is one turn of the event loop, so no other stream comes in between; the client may have left before.
    if (response.closed) return
    const transport = new SSEServerTransport('/messages/', response)
    const id = transport.sessionId
    const caller: Caller = { ...(response.locals.caller as Caller), session: id }
    const mcp = createServer(caller)
    sessions.add({
      id,
      door: 'sse',
      caller,
      // Not handlePostMessage: it writes a body that it can't read into its answer, which fails for some bodies.
      handle: async (request, reply) => {
        await transport.handleMessage(request.body)
        reply.status(202).end('Accepted')
      },
      notify: (change) => {
        mcp.notify(change)
      },
      close: () => mcp.close(),
    })
    // In use until it ends: a stream is never closed as unused.
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
    response.write(retryField)
  }
}

/** `POST /messages/?sessionId=`: the answer comes on the stream. The Python server's clients send `session_id`. */
function postToSse(sessions: Sessions): RequestHandler {
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

function sessionIdOf(request: Request): string {
  const { sessionId, session_id: pythonSessionId } = request.query
  return [sessionId, pythonSessionId].find((id) => typeof id === 'string') ?? ''
}
