import { classifyInboundRequest } from '@modelcontextprotocol/server'
import { Router, type Request, type RequestHandler } from 'express'
import type { Logger } from '../../logging.js'
import { requireMessage } from '../require-message.js'
import { HttpSessions, type HttpSessionsOptions } from './http-sessions.js'
import type { HttpTransport } from './http-transport.js'
import { createStatelessHttp, type FindTool } from './stateless-http.js'

/** The second path is for clients with the wrong URL: they still work. */
const paths = ['/mcp', '/sse']

/**
 * Streamable HTTP in every revision: sessions for 2025-03-26 to 2025-11-25, none for 2026-07-28; the request shows
 * which.
 */
export function createStreamableHttp(
  options: HttpSessionsOptions & { readonly findTool: FindTool },
  logger: Logger,
): HttpTransport {
  const { sessions, createServer, findTool } = options
  const stateless = createStatelessHttp({ sessions, createServer, findTool }, logger)
  const stateful = new HttpSessions(options)
  const handle: RequestHandler = (request, response) =>
    // The SDK's handler refuses what belongs to neither era, with the right code.
    (isOfSessions(request) ? stateful : stateless).handle(request, response)
  return {
    router: Router()
      .post(paths, requireMessage({ batches: true }), handle)
      .get(paths, handle)
      .delete(paths, handle),
    notify: (change) => {
      sessions.notify('mcp', change)
      stateless.notify(change)
    },
    close: async () => {
      await Promise.all([sessions.closeAll('mcp'), stateless.close()])
    },
  }
}

function isOfSessions(request: Request): boolean {
  const { kind } = classifyInboundRequest({
    httpMethod: request.method,
    body: request.body,
    ...header(request, 'mcp-protocol-version', 'protocolVersionHeader'),
    ...header(request, 'mcp-method', 'mcpMethodHeader'),
    ...header(request, 'mcp-name', 'mcpNameHeader'),
  })
  return kind === 'legacy'
}

function header<Name extends string>(
  request: Request,
  name: string,
  property: Name,
): Partial<Record<Name, string>> {
  const value = request.get(name)
  return (value === undefined ? {} : { [property]: value }) as Partial<Record<Name, string>>
}
