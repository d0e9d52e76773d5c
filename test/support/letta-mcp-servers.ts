import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { SSEClientTransport } from '@modelcontextprotocol/sdk/client/sse.js'
import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

interface Kept {
  readonly id: string
  readonly server_name: string
  readonly mcp_server_type: string
  readonly server_url: string
  readonly auth_token: string | null
  readonly tools: readonly string[]
}

type Answer = readonly [status: number, body?: unknown]

/**
 * A server that answers as the API of Letta 0.16.8 does about servers of MCP, to whoever has the password: it reads the
 * tools of a server over SSE when it is registered, and only says at a refresh why it could not. With `isStrict` it takes no
 * private addresses, in Letta's words.
 */
export async function startLettaMcp(password: string, { isStrict = false } = {}) {
  const kept = new Map<string, Kept>()
  const asked: string[] = []
  const register = async (id: string, body: unknown): Promise<Answer> => {
    const { server_name, config } = body as {
      server_name: string
      config: Omit<Kept, 'id' | 'server_name' | 'tools'>
    }
    const { hostname } = new URL(config.server_url)
    if (isStrict)
      return [
        422,
        { detail: [{ loc: ['body', 'config'], msg: `Value error, Non-public IP not allowed: ${hostname}` }] },
      ]
    const server = { id, server_name, ...config, auth_token: config.auth_token ?? null }
    const tools = await toolsOf(server).catch(() => [])
    kept.set(id, { ...server, tools })
    return [200, server]
  }
  const answer = async (method: string, id: string, rest: string, body: unknown): Promise<Answer> => {
    if (id === '')
      return method === 'GET' ? [200, [...kept.values()]] : register(`mcp_server-${randomUUID()}`, body)
    const server = kept.get(id)
    if (!server) return [404, { detail: 'MCP server not found' }]
    if (rest === 'tools') return [200, server.tools.map((name) => ({ id: `tool-${name}`, name }))]
    if (rest === 'refresh') {
      const tools = await toolsOf(server).catch((error: unknown) => String(error))
      if (typeof tools === 'string') return [500, { detail: `Failed to connect to MCP server: ${tools}` }]
      kept.set(id, { ...server, tools })
      return [200, { added: tools, updated: [], deleted: [] }]
    }
    if (method === 'PATCH') return register(id, body)
    kept.delete(id)
    return [204]
  }
  const server = createServer((request, response) => {
    const [, id = '', rest = ''] = /^\/v1\/mcp-servers\/([^/]*)\/?(.*)$/.exec(request.url ?? '') ?? []
    asked.push(`${request.method!} ${request.url!.replace(/mcp_server-[\w-]+/, 'ID')}`)
    const isKnown = request.headers.authorization === `Bearer ${password}`
    void read(request)
      .then((body) =>
        isKnown ? answer(request.method!, id, rest, body) : ([401, { detail: 'Unauthorized' }] as const),
      )
      .then(([status, body]) => {
        response.writeHead(status, { 'content-type': 'application/json' })
        response.end(body === undefined ? undefined : JSON.stringify(body))
      })
  }).listen(0, '127.0.0.1')
  await new Promise((done) => server.once('listening', done))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    kept: () => [...kept.values()],
    /** The requests so far, which are forgotten. */
    asked: () => asked.splice(0),
    close: () => {
      server.closeAllConnections()
      return new Promise((done) => server.close(done))
    },
  }
}

/** What Letta does with a server: it opens a connection for one list. */
async function toolsOf({
  server_url,
  auth_token,
}: Pick<Kept, 'server_url' | 'auth_token'>): Promise<string[]> {
  const headers: Record<string, string> = auth_token === null ? {} : { Authorization: auth_token }
  const fetchWithKey: typeof fetch = (url, init) =>
    fetch(url, { ...init, headers: { ...headersOf(init), ...headers } })
  const client = new Client({ name: 'letta', version: '0.16.8' })
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- it is what Letta has
  await client.connect(new SSEClientTransport(new URL(server_url), { fetch: fetchWithKey }))
  const { tools } = await client.listTools()
  await client.close()
  return tools.map(({ name }) => name)
}

function headersOf(init: RequestInit | undefined): Record<string, string> {
  return Object.fromEntries(new Headers(init?.headers))
}

async function read(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return chunks.length === 0 ? undefined : JSON.parse(Buffer.concat(chunks).toString())
}
