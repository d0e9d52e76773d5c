export const initialize = {
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'raw', version: '1' } },
}
export const ping = { jsonrpc: '2.0', id: 9, method: 'ping' }

/** A tools/call as it goes over the wire. */
export function callOf(name: string, args: Record<string, unknown> = {}, id: number | string = 7) {
  return { jsonrpc: '2.0', id, method: 'tools/call', params: { name, arguments: args } }
}

/** POSTs a body, an object as JSON, with what MCP asks of the headers. */
export function post(
  url: string,
  body: unknown,
  headers: Record<string, string> = {},
  signal?: AbortSignal,
): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Accept: 'application/json, text/event-stream',
      ...headers,
    },
    ...bodyOf(body),
    ...(signal && { signal }),
  })
}

/** Text, bytes and streams as they are, anything else as JSON. */
function bodyOf(body: unknown): RequestInit {
  if (body instanceof ReadableStream) return { body, duplex: 'half' }
  return { body: typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body) }
}

/** A session on /mcp without a client behind it: nothing is sent in it unless the test does. */
export interface RawSession {
  readonly id: string
  readonly post: (body: unknown, signal?: AbortSignal) => Promise<Response>
  /** Opens the stream of GET; resolves as soon as it is open. */
  readonly openStream: (signal: AbortSignal) => Promise<Response>
  /** Ends it by DELETE. */
  readonly end: () => Promise<void>
}

/** Throws where the server refuses, with the status. */
export async function openSession(
  url: string,
  headers: Record<string, string> = {},
  first: unknown = initialize,
): Promise<RawSession> {
  const opened = await post(`${url}/mcp`, first, headers)
  const said = await opened.text()
  const id = opened.headers.get('mcp-session-id')
  if (id === null) throw new Error(`${opened.status}: ${said}`)
  const own = { ...headers, 'Mcp-Session-Id': id }
  return {
    id,
    post: (body, signal) => post(`${url}/mcp`, body, own, signal),
    openStream: (signal) => fetch(`${url}/mcp`, { headers: { ...own, Accept: 'text/event-stream' }, signal }),
    end: async () => {
      await (await fetch(`${url}/mcp`, { method: 'DELETE', headers: own })).text()
    },
  }
}

export interface RawStream {
  readonly status: number
  /** Where to POST; empty where the stream was refused. */
  readonly endpoint: string
  readonly close: () => Promise<void>
}

/** An SSE stream; resolves with its first event, or as soon as it is refused. */
export async function openSse(url: string, headers: Record<string, string> = {}): Promise<RawStream> {
  const stream = await fetch(`${url}/sse`, { headers })
  const reader = stream.body!.getReader()
  const first = new TextDecoder().decode((await reader.read()).value as Uint8Array)
  return {
    status: stream.status,
    endpoint: /data: (\S+)/.exec(first)?.[1] ?? '',
    close: () => reader.cancel(),
  }
}
