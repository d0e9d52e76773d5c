import { randomUUID } from 'node:crypto'
import { NodeStreamableHTTPServerTransport, toNodeHandler } from '@modelcontextprotocol/node'
import {
  classifyInboundRequest,
  createMcpHandler,
  isInitializeRequest,
  isJSONRPCRequest,
  specTypeSchemas,
  type McpHttpHandler,
  type RequestId,
} from '@modelcontextprotocol/server'
import type { Request, RequestHandler, Response } from 'express'
import type { Caller } from '../../core/caller.js'
import type { Logger } from '../../logging.js'
import { refuse } from '../http-errors.js'
import { issuesInWords } from '../schema-errors.js'
import type { McpServerFactory } from '../mcp-adapter.js'
import type { Sessions } from '../sessions.js'
import { whenClosed } from '../when-closed.js'

export interface StreamableHttp {
  readonly handle: RequestHandler
  /** Feeds the open listen streams of the 2026 era. */
  readonly notifyToolsChanged: () => void
  readonly close: () => Promise<void>
}

/** `/mcp` in every revision: sessions for 2025-03-26 to 2025-11-25, none for 2026-07-28; the body tells which. */
export function createStreamableHttp(
  sessions: Sessions,
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
    await handle(Object.assign(request, { auth }), response, notWritten(request.body))
  }
}

/** The SDK writes a body as JSON again, which nobody reads, and which fails where it is nested deep. */
function notWritten(body: unknown): unknown {
  return typeof body === 'object' && body !== null
    ? Object.defineProperty(body, 'toJSON', { value: () => undefined })
    : body
}

async function handleLegacy(
  sessions: Sessions,
  createServer: McpServerFactory,
  request: Request,
  response: Response,
): Promise<void> {
  const id = request.get('mcp-session-id')
  const caller = response.locals.caller as Caller
  if (id === undefined) {
    if (!isInitializeRequest(request.body)) refuseWithoutSession(request, response)
    else await openSession(sessions, createServer, request, response)
    return
  }
  const session = sessions.get('mcp', id, caller)
  if (!session) {
    refuse(response, 404, -32001, 'Session not found; send initialize again')
    return
  }
  whenClosed(response, sessions.use(id))
  await session.handle(request, response)
}

function refuseWithoutSession(request: Request, response: Response): void {
  const { method } = request.body as { method?: unknown }
  const read = specTypeSchemas.InitializeRequest['~standard'].validate(request.body)
  if (method === 'initialize' && read.issues)
    refuse(response, 400, -32602, `Invalid request: ${issuesInWords(read.issues)}`)
  else
    refuse(
      response,
      400,
      -32000,
      'No session: send initialize first, then its Mcp-Session-Id on every request',
    )
}

/** Gives an `initialize` to a session of its own, which is kept only if that opens it: what is refused leaves nothing behind. */
async function openSession(
  sessions: Sessions,
  createServer: McpServerFactory,
  request: Request,
  response: Response,
): Promise<void> {
  const caller = response.locals.caller as Caller
  sessions.assertRoom(caller)
  const mcp = createServer(caller)
  const id = randomUUID()
  const transport = new NodeStreamableHTTPServerTransport({
    sessionIdGenerator: () => id,
    onsessioninitialized: () => {
      sessions.add({
        id,
        door: 'mcp',
        caller,
        handle: (request, response) => handleInSession(transport, request, response),
        notifyToolsChanged: () => {
          mcp.sendToolListChanged()
        },
        close: () => mcp.close(),
      })
    },
  })
  await mcp.connect(transport)
  const sdkOnClose = transport.onclose
  transport.onclose = () => {
    sessions.delete(id)
    sdkOnClose?.()
  }
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
