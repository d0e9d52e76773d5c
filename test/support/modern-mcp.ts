import { post } from './raw-mcp.js'

export interface ModernAnswer {
  readonly status: number
  readonly result?: Record<string, unknown>
  readonly error?: { readonly code: number; readonly message: string; readonly data?: unknown }
}

/** Requests of revision 2026-07-28, as they go over the wire. */
export interface ModernRequests {
  readonly ask: (
    method: string,
    params?: Record<string, unknown>,
    more?: { readonly headers?: Record<string, string>; readonly signal?: AbortSignal },
  ) => Promise<ModernAnswer>
}

/** A client without an SDK, with these capabilities and headers. */
export function modernRequests(
  url: string,
  capabilities: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): ModernRequests {
  const _meta = metaOf(capabilities)
  return {
    ask: async (method, params = {}, more = {}) => {
      const name = params.name ?? params.taskId
      const answer = await post(
        `${url}/mcp`,
        { jsonrpc: '2.0', id: 1, method, params: { ...params, _meta } },
        {
          'MCP-Protocol-Version': '2026-07-28',
          'Mcp-Method': method,
          ...(typeof name === 'string' && { 'Mcp-Name': name }),
          ...headers,
          ...more.headers,
        },
        more.signal,
      )
      const text = await answer.text()
      const last = text.startsWith('{') ? text : (/data: (.*"id":1.*)/.exec(text)?.[1] ?? '{}')
      return { status: answer.status, ...(JSON.parse(last) as object) }
    },
  }
}

/** A stream of `subscriptions/listen`; resolves with its first event, or the refusal. */
export async function openListen(
  url: string,
  headers: Record<string, string> = {},
): Promise<{ readonly status: number; readonly said: string; readonly close: () => Promise<void> }> {
  const method = 'subscriptions/listen'
  const params = { notifications: { toolsListChanged: true }, _meta: metaOf({}) }
  const stream = await post(
    `${url}/mcp`,
    { jsonrpc: '2.0', id: 1, method, params },
    { 'MCP-Protocol-Version': '2026-07-28', 'Mcp-Method': method, ...headers },
  )
  const reader = stream.body!.getReader()
  const said = new TextDecoder().decode((await reader.read()).value as Uint8Array)
  return { status: stream.status, said, close: () => reader.cancel() }
}

function metaOf(capabilities: Record<string, unknown>): Record<string, unknown> {
  return {
    'io.modelcontextprotocol/protocolVersion': '2026-07-28',
    'io.modelcontextprotocol/clientInfo': { name: 'raw', version: '1' },
    'io.modelcontextprotocol/clientCapabilities': capabilities,
  }
}
