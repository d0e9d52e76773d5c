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
  const _meta = {
    'io.modelcontextprotocol/protocolVersion': '2026-07-28',
    'io.modelcontextprotocol/clientInfo': { name: 'raw', version: '1' },
    'io.modelcontextprotocol/clientCapabilities': capabilities,
  }
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
