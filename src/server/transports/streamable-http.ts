import { toNodeHandler } from '@modelcontextprotocol/node'
import {
  classifyInboundRequest,
  createMcpHandler,
  isInitializeRequest,
  specTypeSchemas,
  type McpHttpHandler,
} from '@modelcontextprotocol/server'
import type { Request, RequestHandler, Response } from 'express'
import type { Caller } from '../../core/caller.js'
import type { Logger } from '../../logging.js'
import { refuse } from '../http-errors.js'
import { issuesInWords } from '../schema-errors.js'
import type { McpServerFactory } from '../mcp-adapter.js'
import type { Sessions } from '../sessions.js'
import { whenClosed } from '../when-closed.js'
import { openHttpSession } from './http-session.js'

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
    else await openHttpSession(sessions, createServer, request, response)
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
