import { post } from '../raw-mcp.js'
import {
  initialization,
  initialized,
  legacyRequests,
  answerTo,
  fieldsOf,
  modernRequests,
  type DoorOptions,
  type Message,
  type RawDoor,
} from './raw-door.js'
import { messagesIn } from './messages-in.js'

interface HttpDoorOptions extends DoorOptions {
  readonly request: RawDoor['request']
  readonly headersOf?: (body: unknown) => Record<string, string>
}

/** A door whose answers come in the response. */
function httpDoor(url: string, { request, headers = {}, headersOf = () => ({}) }: HttpDoorOptions): RawDoor {
  return {
    request,
    send: async (body, { headers: more = {}, answer } = {}) => {
      const response = await post(url, body, { ...headers, ...headersOf(body), ...more })
      const messages: Message[] = []
      for await (const message of messagesIn(response)) {
        messages.push(message)
        const result = isAsked(message) ? answer?.(message) : undefined
        if (result) await post(url, answerTo(message, result), { ...headers })
      }
      return { status: response.status, messages }
    },
    close: () => Promise.resolve(),
  }
}

export function isAsked(message: Message): boolean {
  return 'method' in message && 'id' in message
}

/** POSTs without a session, answered in their responses. */
export function openSessionless(url: string, options: DoorOptions): RawDoor {
  return httpDoor(`${url}/messages/`, { ...options, request: legacyRequests() })
}

/** A session of 2025-03-26 or later. */
export async function openMcp2025(
  url: string,
  options: DoorOptions,
): Promise<RawDoor & { readonly id: string }> {
  const opened = await post(`${url}/mcp`, initialization(options), { ...options.headers })
  const id = opened.headers.get('mcp-session-id') ?? ''
  const said = await opened.text()
  if (id === '') throw new Error(`no session: ${opened.status} ${said}`)
  const headers = {
    ...options.headers,
    'Mcp-Session-Id': id,
    'MCP-Protocol-Version': options.revision ?? '2025-11-25',
  }
  const door = httpDoor(`${url}/mcp`, { headers, request: legacyRequests() })
  await door.send(initialized)
  const close = async (): Promise<void> => {
    await (await fetch(`${url}/mcp`, { method: 'DELETE', headers })).text()
  }
  return { ...door, close, id }
}

/** Requests of 2026-07-28, which need no session. */
export function openMcp2026(url: string, options: DoorOptions): RawDoor {
  return httpDoor(`${url}/mcp`, { ...options, request: modernRequests(options), headersOf: standardHeaders })
}

/** https://modelcontextprotocol.io/specification/2026-07-28/basic/transports/streamable-http#standard-request-headers */
function standardHeaders(body: unknown): Record<string, string> {
  const { method, params } = fieldsOf(body)
  const { name, uri, taskId } = (params ?? {}) as Message
  const named = name ?? uri ?? taskId
  return {
    'MCP-Protocol-Version': '2026-07-28',
    ...(typeof method === 'string' && { 'Mcp-Method': method }),
    ...(typeof named === 'string' && { 'Mcp-Name': named }),
  }
}
