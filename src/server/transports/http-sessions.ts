import { isInitializeRequest, specTypeSchemas } from '@modelcontextprotocol/server'
import type { Request, Response } from 'express'
import type { Caller } from '../../core/caller.js'
import { refuse } from '../http-errors.js'
import type { McpServerFactory } from '../mcp-adapter.js'
import { issuesInWords } from '../schema-errors.js'
import type { Sessions } from '../sessions.js'
import { whenClosed } from '../when-closed.js'
import { openHttpSession } from './http-session.js'

/** The sessions of 2025-03-26 to 2025-11-25: `initialize` opens one, and every other request names its own. */
export function createHttpSessions(
  sessions: Sessions,
  createServer: McpServerFactory,
): (request: Request, response: Response) => Promise<void> {
  return async (request, response) => {
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
