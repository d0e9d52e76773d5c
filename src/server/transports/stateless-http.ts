import { toNodeHandler } from '@modelcontextprotocol/node'
import { createMcpHandler, type McpHttpHandler } from '@modelcontextprotocol/server'
import type { Request, Response } from 'express'
import type { Caller } from '../../core/caller.js'
import type { Change } from '../../core/changes.js'
import type { Logger } from '../../logging.js'
import type { McpServerFactory } from '../mcp-adapter.js'
import { notWritten } from './not-written.js'

export interface StatelessHttp {
  readonly handle: (request: Request, response: Response) => Promise<void>
  /** Tells the clients of all open streams. */
  readonly notify: (change: Change) => void
  readonly close: () => Promise<void>
}

/** Revision 2026-07-28: requests are independent, and a server is made for each. */
export function createStatelessHttp(createServer: McpServerFactory, logger: Logger): StatelessHttp {
  const handler = createMcpHandler(({ authInfo }) => createServer(authInfo?.extra?.caller ?? {}), {
    legacy: 'reject',
    onerror: (error) => {
      logger.debug(`2026 era: ${error.message}`)
    },
  })
  const handle = toNodeHandler(handler)
  return {
    handle: async (request, response) => {
      const auth = {
        token: '',
        clientId: '',
        scopes: [],
        extra: { caller: response.locals.caller as Caller },
      }
      await handle(Object.assign(request, { auth }), response, notWritten(request.body))
    },
    notify: (change) => {
      notifyStreams(handler.notify, change)
    },
    close: () => handler.close(),
  }
}

/** The SDK knows which stream listens for what. */
function notifyStreams(streams: McpHttpHandler['notify'], change: Change): void {
  if ('resource' in change) streams.resourceUpdated(change.resource)
  else if (change.list === 'tools') streams.toolsChanged()
  else if (change.list === 'prompts') streams.promptsChanged()
  else streams.resourcesChanged()
}
