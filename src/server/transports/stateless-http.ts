import {
  createMcpHandler,
  type McpHttpHandler,
  type McpRequestContext,
  type McpServer,
} from '@modelcontextprotocol/server'
import type { Request, Response } from 'express'
import type { Caller } from '../../core/caller.js'
import type { Change } from '../../core/changes.js'
import type { JsonSchema, Tool } from '../../discovery/tool.js'
import { isObject } from '../../is-object.js'
import type { Logger } from '../../logging.js'
import type { McpServerFactory } from '../mcp-adapter.js'
import type { PlainServer } from '../plain-server.js'
import type { Sessions } from '../sessions.js'
import { refuseTaskSubscription } from '../task-subscriptions.js'
import { whenClosed } from '../when-closed.js'
import { answerByWeb } from './answer-by-web.js'
import { ScopedBus } from './scoped-bus.js'
import { createHeaderTest, withParamHeaders } from './with-param-headers.js'

/** Finds a tool among those that are known now, without waiting for any. */
export type FindTool = (name: string) => Tool | undefined

export interface StatelessHttp {
  readonly handle: (request: Request, response: Response) => Promise<void>
  /** Tells the clients of all open streams. */
  readonly notify: (change: Change) => void
  readonly close: () => Promise<void>
}

export interface StatelessHttpOptions {
  /** Those with which streams of `subscriptions/listen` share their limits. */
  readonly sessions: Sessions
  readonly createServer: McpServerFactory
  readonly findTool: FindTool
}

type WebResponse = globalThis.Response

/** What the SDK hands on with a request. */
interface Extra {
  readonly caller: Caller
  readonly method: string
  readonly headersSchema: JsonSchema | undefined
}

/** Revision 2026-07-28: requests are independent, and a server is made for each. */
export function createStatelessHttp(
  { sessions, createServer, findTool }: StatelessHttpOptions,
  logger: Logger,
): StatelessHttp {
  const hasParamHeaders = createHeaderTest()
  const create = ({ authInfo }: McpRequestContext): PlainServer | McpServer => {
    const { caller, method, headersSchema } = authInfo?.extra as unknown as Extra
    const server = createServer(caller, { method })
    return headersSchema ? withParamHeaders(server, headersSchema) : server
  }
  const bus = new ScopedBus()
  const handler = createMcpHandler(create, {
    bus,
    legacy: 'reject',
    // The limits of sessions hold.
    maxSubscriptions: Infinity,
    onerror: (error) => {
      logger.debug(`2026 era: ${error.message}`)
    },
  })
  return {
    handle: async (request, response) => {
      if (response.closed) return
      const refusal = refuseTaskSubscription(request.body)
      if (refusal) {
        response.status(400).json(refusal)
        return
      }
      const caller = response.locals.caller as Caller
      const parsedBody: unknown = request.body
      const method = methodOf(parsedBody)
      const headersSchema = headersSchemaOf(parsedBody, findTool, hasParamHeaders)
      const extra = { caller, method, headersSchema } satisfies Extra
      const authInfo = { token: '', clientId: '', scopes: [], extra }
      const isListening = method === 'subscriptions/listen'
      if (isListening) whenClosed(response, sessions.addStream(caller))
      await answerByWeb(request, response, (webRequest) => {
        const answer = (): Promise<WebResponse> => handler.fetch(webRequest, { authInfo, parsedBody })
        return isListening ? bus.listenAs(caller, answer) : answer()
      })
    },
    notify: (change) => {
      bus.publishFor(change, () => {
        notifyStreams(handler.notify, change)
      })
    },
    close: () => handler.close(),
  }
}

/** The method that a body names; none for a batch, which the SDK refuses. */
function methodOf(body: unknown): string {
  return isObject(body) && typeof body.method === 'string' ? body.method : ''
}

/** The schema of the called tool, if some of its arguments must be in headers too. */
function headersSchemaOf(
  body: unknown,
  findTool: FindTool,
  hasParamHeaders: (schema: JsonSchema) => boolean,
): JsonSchema | undefined {
  const { method, params } = isObject(body) ? body : {}
  if (method !== 'tools/call' || !isObject(params) || typeof params.name !== 'string') return undefined
  const schema = findTool(params.name)?.inputSchema
  return schema && hasParamHeaders(schema) ? schema : undefined
}

/** The SDK knows which stream listens for what. */
function notifyStreams(streams: McpHttpHandler['notify'], change: Change): void {
  if ('resource' in change) streams.resourceUpdated(change.resource)
  else if (change.list === 'tools') streams.toolsChanged()
  else if (change.list === 'prompts') streams.promptsChanged()
  else streams.resourcesChanged()
}
