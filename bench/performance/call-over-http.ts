import { Agent, request, type RequestOptions } from 'node:http'
import type { Slice } from './pairs.js'

export interface Caller {
  /** Throws where the call fails. */
  readonly call: (
    tool: string,
    args?: Readonly<Record<string, unknown>>,
    signal?: AbortSignal,
  ) => Promise<void>
  /** A slice of so many calls, by so many callers at once. */
  readonly calls: (
    tool: string,
    args: Readonly<Record<string, unknown>>,
    calls: number,
    callers?: number,
  ) => Slice
  readonly stop: () => void
}

const _meta = {
  'io.modelcontextprotocol/protocolVersion': '2026-07-28',
  'io.modelcontextprotocol/clientInfo': { name: 'bench', version: '1' },
  'io.modelcontextprotocol/clientCapabilities': {},
}

/** A client of revision 2026-07-28 that costs next to nothing itself, so that what is measured is the server. */
export function openCaller(url: string): Caller {
  const agent = new Agent({ keepAlive: true })
  const call: Caller['call'] = async (name, args = {}, signal) => {
    const body = JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      method: 'tools/call',
      params: { name, arguments: args, _meta },
    })
    const answer = await send(new URL('/mcp', url), name, body, { agent, ...(signal && { signal }) })
    if (!answer.includes('"result":') || answer.includes('"isError":true'))
      throw new Error(`${name} failed: ${answer.slice(0, 500)}`)
  }
  const calls: Caller['calls'] = (tool, args, count, callers = 1) => {
    return async () => {
      let left = count
      const times: number[] = []
      const caller = async (): Promise<void> => {
        while (left > 0) {
          left -= 1
          const startedAt = performance.now()
          await call(tool, args)
          times.push(performance.now() - startedAt)
        }
      }
      await Promise.all(Array.from({ length: callers }, caller))
      return times
    }
  }
  return {
    call,
    calls,
    stop: () => {
      agent.destroy()
    },
  }
}

function send(
  url: URL,
  name: string,
  body: string,
  how: Pick<RequestOptions, 'agent' | 'signal'>,
): Promise<string> {
  const headers = {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(body),
    Accept: 'application/json, text/event-stream',
    'MCP-Protocol-Version': '2026-07-28',
    'Mcp-Method': 'tools/call',
    'Mcp-Name': name,
  }
  return new Promise((done, failed) => {
    const sent = request(url, { method: 'POST', ...how, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.once('error', failed)
      response.once('end', () => {
        done(Buffer.concat(chunks).toString())
      })
    })
    sent.once('error', failed)
    sent.end(body)
  })
}
