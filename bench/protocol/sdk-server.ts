/**
 * What the SDK alone costs: a server that answers from the file that is given, on the same three transports as smcp.
 * Prints its port.
 */
import { NodeStreamableHTTPServerTransport, toNodeHandler } from '@modelcontextprotocol/node'
import { classifyInboundRequest, createMcpHandler, Server } from '@modelcontextprotocol/server'
import { SSEServerTransport } from '@modelcontextprotocol/sdk/server/sse.js'
import express, { type Request } from 'express'
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'

const answers = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as {
  'tools/list': { tools: never[] }
  'tools/call': { content: never[] }
}

// eslint-disable-next-line @typescript-eslint/no-deprecated -- what smcp builds upon
function create(): Server {
  // As smcp says, too: a client of 2026-07-28 opens one more stream then.
  const capabilities = { tools: { listChanged: true } }
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const server = new Server({ name: 'sdk', version: '1' }, { capabilities })
  server.setRequestHandler('tools/list', () => answers['tools/list'])
  server.setRequestHandler('tools/call', () => answers['tools/call'])
  return server
}

const app = express().use(express.json())
const sessions = new Map<string, NodeStreamableHTTPServerTransport>()
const modern = toNodeHandler(createMcpHandler(create, { legacy: 'reject' }))
app.all('/mcp', async (request, response) => {
  if (!isLegacy(request)) return modern(request, response, request.body)
  const known = sessions.get(request.get('mcp-session-id') ?? '')
  if (known) return known.handleRequest(request, response, request.body)
  const transport: NodeStreamableHTTPServerTransport = new NodeStreamableHTTPServerTransport({
    sessionIdGenerator: randomUUID,
    onsessioninitialized: (id) => void sessions.set(id, transport),
    onsessionclosed: (id) => void sessions.delete(id),
  })
  await create().connect(transport)
  return transport.handleRequest(request, response, request.body)
})
// eslint-disable-next-line @typescript-eslint/no-deprecated -- Letta's transport
const streams = new Map<string, SSEServerTransport>()
app.get('/sse', async (_request, response) => {
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const transport = new SSEServerTransport('/messages/', response)
  streams.set(transport.sessionId, transport)
  response.once('close', () => streams.delete(transport.sessionId))
  await create().connect(transport)
})
app.post('/messages/', async (request, response) => {
  await streams.get(request.query.sessionId as string)?.handlePostMessage(request, response, request.body)
})
const http = app.listen(0, '127.0.0.1', () => {
  console.log((http.address() as AddressInfo).port)
})

function isLegacy(request: Request): boolean {
  const version = request.get('mcp-protocol-version')
  const { kind } = classifyInboundRequest({
    httpMethod: request.method,
    body: request.body,
    ...(version !== undefined && { protocolVersionHeader: version }),
  })
  return kind === 'legacy'
}
