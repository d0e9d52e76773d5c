import { Server } from '@modelcontextprotocol/sdk/server/index.js'
import { SSEServerTransport } from '@modelcontextprotocol/sdk/server/sse.js'
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js'
import { CallToolRequestSchema, ListToolsRequestSchema } from '@modelcontextprotocol/sdk/types.js'
import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server of MCP that is none of smcp's: the SDK's, of version 1, with its sessions at /mcp and HTTP+SSE at /events. */
export interface AnyMcpServer {
  readonly url: string
  /** The headers of the requests so far. */
  readonly headers: IncomingMessage['headers'][]
  /** Resolves when a call of `wait` has been cancelled. */
  readonly cancelled: Promise<void>
  /** How many sessions are open. */
  readonly sessions: () => number
  readonly close: () => Promise<void>
}

/** A picture of one dot. */
export const dot =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

const $defs = { Point: { type: 'object', properties: { x: { type: 'number' } }, required: ['x'] } }
const tools = [
  {
    name: 'typed',
    description: 'Answer the arguments.',
    annotations: { readOnlyHint: true },
    inputSchema: {
      type: 'object' as const,
      properties: {
        count: { type: 'integer', description: 'How many.' },
        tags: { type: 'array', items: { type: 'string' } },
        colour: { type: 'string', enum: ['red', 'green'] },
        point: { $ref: '#/$defs/Point' },
      },
      required: ['count'],
      $defs,
    },
  },
  { name: 'open', inputSchema: { type: 'object' as const } },
  { name: 'picture', inputSchema: { type: 'object' as const } },
  { name: 'person', inputSchema: { type: 'object' as const } },
  { name: 'wait', inputSchema: { type: 'object' as const } },
  { name: 'fail', inputSchema: { type: 'object' as const } },
]

interface Manners {
  /** Every request must carry it. */
  readonly key?: string
  /** It never answers who ends a session. */
  readonly keepsSessions?: boolean
}

/** Starts one on a free port of loopback. */
export async function startAnyMcpServer({ key, keepsSessions }: Manners = {}): Promise<AnyMcpServer> {
  const headers: IncomingMessage['headers'][] = []
  let onCancelled: () => void = () => undefined
  const cancelled = new Promise<void>((done) => (onCancelled = done))
  const byHttp = new Map<string, StreamableHTTPServerTransport>()
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the transport of older servers
  const bySse = new Map<string, SSEServerTransport>()
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    headers.push(request.headers)
    const { pathname, searchParams } = new URL(request.url!, 'http://x')
    if (key !== undefined && request.headers.authorization !== `Bearer ${key}`) response.writeHead(401).end()
    else if (keepsSessions && request.method === 'DELETE') return
    else if (pathname === '/mcp') {
      const known = byHttp.get(String(request.headers['mcp-session-id']))
      if (known) return known.handleRequest(request, response)
      const transport: StreamableHTTPServerTransport = new StreamableHTTPServerTransport({
        sessionIdGenerator: randomUUID,
        onsessioninitialized: (id) => void byHttp.set(id, transport),
        onsessionclosed: (id) => void byHttp.delete(id),
      })
      await createMcp(onCancelled).connect(transport)
      return transport.handleRequest(request, response)
    } else if (pathname === '/events' && request.method === 'GET') {
      // eslint-disable-next-line @typescript-eslint/no-deprecated
      const transport = new SSEServerTransport('/messages', response)
      bySse.set(transport.sessionId, transport)
      response.once('close', () => bySse.delete(transport.sessionId))
      await createMcp(onCancelled).connect(transport)
    } else if (pathname === '/messages')
      await bySse.get(searchParams.get('sessionId')!)?.handlePostMessage(request, response)
    else
      response
        .writeHead(pathname === '/broken' ? 500 : 404, { 'content-type': 'text/html' })
        .end('<p>No.</p>')
  }
  const http = createServer((request, response) => void serve(request, response))
  await new Promise<void>((done) => http.listen(0, '127.0.0.1', done))
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    headers,
    cancelled,
    sessions: () => byHttp.size + bySse.size,
    close: () =>
      new Promise((done) => {
        http.close(() => {
          done()
        })
        http.closeAllConnections()
      }),
  }
}

// eslint-disable-next-line @typescript-eslint/no-deprecated -- its tools are told in words of their own, not by zod
function createMcp(onCancelled: () => void): Server {
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const server = new Server({ name: 'any', version: '3' }, { capabilities: { tools: {}, logging: {} } })
  server.setRequestHandler(ListToolsRequestSchema, ({ params }) =>
    // In two pages.
    params?.cursor === undefined
      ? { tools: tools.slice(0, 2), nextCursor: 'more' }
      : { tools: tools.slice(2) },
  )
  server.setRequestHandler(CallToolRequestSchema, async ({ params }, { signal, sendNotification }) => {
    const text = (said: unknown) => ({ content: [{ type: 'text' as const, text: JSON.stringify(said) }] })
    switch (params.name) {
      case 'picture':
        return { content: [{ type: 'image' as const, data: dot, mimeType: 'image/png' }] }
      case 'person':
        return text(
          await server.elicitInput({
            message: 'Who?',
            requestedSchema: {
              type: 'object',
              properties: { name: { type: 'string' }, age: { type: 'integer' } },
              required: ['name'],
            },
          }),
        )
      case 'wait': {
        const progressToken = params._meta?.progressToken ?? 0
        await sendNotification({
          method: 'notifications/progress',
          params: { progressToken, progress: 1, total: 4, message: 'waiting' },
        })
        await sendNotification({
          method: 'notifications/message',
          params: { level: 'warning', data: 'slow' },
        })
        await new Promise<void>((done) => {
          signal.addEventListener('abort', () => {
            done()
          })
        })
        onCancelled()
        return text('too late')
      }
      case 'fail':
        return { content: [{ type: 'text' as const, text: 'It is broken' }], isError: true }
      default:
        return text(params.arguments ?? {})
    }
  })
  return server
}
