import {
  InMemoryTransport,
  isJSONRPCNotification,
  isJSONRPCRequest,
  type JSONRPCMessage,
} from '@modelcontextprotocol/server'
import { Router, type RequestHandler } from 'express'
import type { Caller } from '../../core/caller.js'
import { refuse } from '../http-errors.js'
import type { McpServerFactory } from '../mcp-adapter.js'
import { requireMessage } from '../require-message.js'
import type { HttpTransport } from './http-transport.js'

/**
 * `POST /messages/` without a session: any request is answered in the HTTP response, without an `initialize` before it,
 * as in the curl and httpx examples of the specification. If the client leaves, its program is stopped.
 */
export function createSessionless(createServer: McpServerFactory): HttpTransport {
  return {
    router: Router().post('/messages', requireMessage({ batches: false }), answerAlone(createServer)),
    // Nobody is connected between two requests.
    notify: () => undefined,
    close: () => Promise.resolve(),
  }
}

function answerAlone(createServer: McpServerFactory): RequestHandler {
  return async (request, response) => {
    const message: unknown = request.body
    if (isJSONRPCNotification(message)) {
      response.status(202).end()
      return
    }
    if (!isJSONRPCRequest(message)) {
      refuse(response, 400, -32600, 'A response belongs to a session: POST it to the URL that GET /sse gives')
      return
    }
    const [client, server] = InMemoryTransport.createLinkedPair()
    const mcp = createServer(response.locals.caller as Caller, { method: message.method })
    client.onmessage = (reply: JSONRPCMessage) => {
      // A single answer has no place for the call's notifications.
      if ('id' in reply && reply.id === message.id && !('method' in reply)) response.json(reply)
    }
    response.once('close', () => void mcp.close())
    await mcp.connect(server)
    await client.start()
    await client.send(message)
  }
}
