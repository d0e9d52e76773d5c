import { randomUUID } from 'node:crypto'
import { NodeStreamableHTTPServerTransport } from '@modelcontextprotocol/node'
import { isJSONRPCRequest, type RequestId } from '@modelcontextprotocol/server'
import type { Request, Response } from 'express'
import type { Caller } from '../../core/caller.js'
import type { McpServerFactory } from '../mcp-adapter.js'
import type { Sessions } from '../sessions.js'
import { whenClosed } from '../when-closed.js'

/**
 * Gives an `initialize` to a session of its own, which is kept only if that opens it: what is refused leaves nothing
 * behind. Throws a BusyError where there is no room for one.
 */
export async function openHttpSession(
  sessions: Sessions,
  createServer: McpServerFactory,
  request: Request,
  response: Response,
): Promise<void> {
  const caller = response.locals.caller as Caller
  const mcp = createServer(caller)
  const id = randomUUID()
  const transport = new NodeStreamableHTTPServerTransport({
    sessionIdGenerator: () => id,
    onsessioninitialized: () => {
      sessions.add({
        id,
        door: 'mcp',
        caller,
        handle: (next, reply) => handleInSession(transport, next, reply),
        notifyToolsChanged: () => {
          mcp.sendToolListChanged()
        },
        close: () => mcp.close(),
      })
      whenClosed(response, sessions.use(id))
    },
  })
  await mcp.connect(transport)
  const sdkOnClose = transport.onclose
  transport.onclose = () => {
    sessions.delete(id)
    sdkOnClose?.()
  }
  // Last: from here to `add` no other request comes in between.
  sessions.assertRoom(caller)
  await handleInSession(transport, request, response)
}

/** A client that leaves can't be answered any more, so the programs of all its requests are ended. */
async function handleInSession(
  transport: NodeStreamableHTTPServerTransport,
  request: Request,
  response: Response,
): Promise<void> {
  const requestIds = requestIdsOf(request.body)
  if (response.closed && requestIds.length > 0) return
  whenClosed(response, () => {
    if (response.writableFinished) return
    for (const requestId of requestIds)
      transport.onmessage?.({ jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId } })
  })
  await transport.handleRequest(request, response, request.body)
}

/** The ids of a request, or of those in a batch. */
function requestIdsOf(body: unknown): RequestId[] {
  const messages: unknown[] = Array.isArray(body) ? body : [body]
  return messages.filter((message) => isJSONRPCRequest(message)).map(({ id }) => id)
}
