import { randomUUID } from 'node:crypto'
import { NodeStreamableHTTPServerTransport, toNodeHandler } from '@modelcontextprotocol/node'
import {
  classifyInboundRequest,
  createMcpHandler,
  isInitializeRequest,
  isJSONRPCRequest,
  type McpHttpHandler,
  type RequestId,
} from '@modelcontextprotocol/server'
import type { Request, RequestHandler, Response } from 'express'
import type { Caller } from '../../core/handlers.js'
import type { Logger } from '../../logging.js'
import { refuse } from '../http-errors.js'
import type { McpServerFactory } from '../mcp-adapter.js'
import type { Session, Sessions } from '../sessions.js'

export interface HttpSession extends Session {
  readonly handle: (request: Request, response: Response) => Promise<void>
  readonly cancel: (requestId: RequestId) => void
}

export interface StreamableHttp {
  readonly handle: RequestHandler
  /** Feeds the open listen streams of the 2026 era. */
  readonly notifyToolsChanged: () => void
  readonly close: () => Promise<void>
}

/** `/mcp` in every revision: sessions for 2025-03-26 to 2025-11-25, none for 2026-07-28; the body tells which. */
export function createStreamableHttp(
  sessions: Sessions<HttpSession>,
  createServer: McpServerFactory,
  logger: Logger,
): StreamableHttp {
  const modern = createMcpHandler(({ authInfo }) => createServer(authInfo?.extra?.caller ?? {}), {
    legacy: 'reject',
    onerror: (error) => {
      logger.debug(`2026 era: ${error.message}`)
    },
  })
  const handleModern = modernHandler(modern)
  return {
    handle: async (request, response) => {
      const { kind } = classifyInboundRequest({
        httpMethod: request.method,
        body: request.body,
        ...header(request, 'mcp-protocol-version', 'protocolVersionHeader'),
        ...header(request, 'mcp-method', 'mcpMethodHeader'),
        ...header(request, 'mcp-name', 'mcpNameHeader'),
      })
      // What is neither era's is refused by the SDK's own handler, with the right code.
      await (kind === 'legacy'
        ? handleLegacy(sessions, createServer, request, response)
        : handleModern(request, response))
    },
    notifyToolsChanged: () => {
      modern.notify.toolsChanged()
    },
    close: () => modern.close(),
  }
}

function header<Name extends string>(
  request: Request,
  name: string,
  property: Name,
): Partial<Record<Name, string>> {
  const value = request.get(name)
  return (value === undefined ? {} : { [property]: value }) as Partial<Record<Name, string>>
}

function modernHandler(modern: McpHttpHandler): (request: Request, response: Response) => Promise<void> {
  const handle = toNodeHandler(modern)
  return async (request, response) => {
    const auth = { token: '', clientId: '', scopes: [], extra: { caller: response.locals.caller as Caller } }
    await handle(Object.assign(request, { auth }), response, request.body)
  }
}

async function handleLegacy(
  sessions: Sessions<HttpSession>,
  createServer: McpServerFactory,
  request: Request,
  response: Response,
): Promise<void> {
  const id = request.get('mcp-session-id')
  const caller = response.locals.caller as Caller
  if (id === undefined) {
    if (!isInitializeRequest(request.body))
      refuse(
        response,
        400,
        -32000,
        'No session: send initialize first, then its Mcp-Session-Id on every request',
        (request.body as { id?: unknown } | undefined)?.id,
      )
    else await (await openSession(sessions, createServer, caller)).handle(request, response)
    return
  }
  const session = sessions.get(id, caller)
  if (!session) {
    refuse(
      response,
      404,
      -32001,
      'Session not found; send initialize again',
      (request.body as { id?: unknown } | undefined)?.id,
    )
    return
  }
  const release = sessions.use(id)
  response.once('close', () => {
    release()
    // The answer can't reach anybody any more, so its program is ended.
    if (!response.writableFinished && isJSONRPCRequest(request.body)) session.cancel(request.body.id)
  })
  await session.handle(request, response)
}

async function openSession(
  sessions: Sessions<HttpSession>,
  createServer: McpServerFactory,
  caller: Caller,
): Promise<HttpSession> {
  sessions.assertRoom()
  const mcp = createServer(caller)
  const id = randomUUID()
  const transport = new NodeStreamableHTTPServerTransport({ sessionIdGenerator: () => id })
  await mcp.connect(transport)
  const sdkOnClose = transport.onclose
  transport.onclose = () => {
    sessions.delete(id)
    sdkOnClose?.()
  }
  const session: HttpSession = {
    id,
    caller,
    notifyToolsChanged: () => {
      mcp.sendToolListChanged()
    },
    handle: (request, response) => transport.handleRequest(request, response, request.body),
    cancel: (requestId) =>
      transport.onmessage?.({ jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId } }),
    close: () => mcp.close(),
  }
  sessions.add(session)
  return session
}
