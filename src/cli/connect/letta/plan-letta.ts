import { messageOf } from '../../../errors.js'
import type { LettaApi, LettaServer, LettaServerConfig } from './letta-api.js'

/** A change of what a server of Letta has, and what it will have. */
export interface LettaPlan {
  readonly kind: 'added' | 'changed' | 'removed' | 'there already' | 'not there'
  /** The request, without what is secret in it; undefined: nothing is changed. */
  readonly preview?: string
  /** Makes the change if there is one. Returns what Letta has then; undefined where it has the server no more. */
  readonly carryOut: () => Promise<LettaProof | undefined>
}

/** What Letta has read from a server: the proof that it reaches it. */
export interface LettaProof {
  readonly id: string
  readonly tools: readonly string[]
  /** Why there are none. */
  readonly problem?: string
}

/** Plans to register a server with Letta under this name, or to have Letta reach the one it has in another way. */
export async function planLetta(api: LettaApi, name: string, wanted: LettaServerConfig): Promise<LettaPlan> {
  const there = await find(api, name)
  const config = there ? likeIts(wanted, there) : wanted
  const body = { server_name: name, config }
  if (!there || there.mcp_server_type === 'stdio')
    return {
      kind: there ? 'changed' : 'added',
      preview: request('POST', api.servers, body),
      carryOut: async () => {
        // Letta makes no server of another kind out of one that it has.
        if (there) await api.remove(there.id)
        return await proof(api, await api.create(name, config))
      },
    }
  if (isSame(there, config)) return { kind: 'there already', carryOut: () => proof(api, there.id) }
  return {
    kind: 'changed',
    preview: request('PATCH', `${api.servers}${there.id}`, body),
    carryOut: async () => {
      await api.update(there.id, name, config)
      return await proof(api, there.id, true)
    },
  }
}

/** Plans to have Letta forget a server, and its tools with it. */
export async function planLettaRemoval(api: LettaApi, name: string): Promise<LettaPlan> {
  const there = await find(api, name)
  if (!there) return { kind: 'not there', carryOut: () => Promise.resolve(undefined) }
  return {
    kind: 'removed',
    preview: request('DELETE', `${api.servers}${there.id}`),
    carryOut: async () => {
      await api.remove(there.id)
      return undefined
    },
  }
}

/** A request for people, without the key that is in it. */
export function request(
  method: string,
  url: string,
  body?: { readonly server_name: string; readonly config: LettaServerConfig },
): string {
  if (!body) return `${method} ${url}`
  const hidden = (key: string, value: unknown): unknown => (key === 'auth_token' ? '***' : value)
  return `${method} ${url}\n${JSON.stringify(body, hidden, 2)}`
}

async function find(api: LettaApi, name: string): Promise<LettaServer | undefined> {
  return (await api.list()).find(({ server_name }) => server_name === name)
}

/** Over the transport that Letta has for it, for that can't be changed. */
function likeIts(wanted: LettaServerConfig, { mcp_server_type }: LettaServer): LettaServerConfig {
  if (mcp_server_type !== 'streamable_http') return wanted
  return { ...wanted, mcp_server_type, server_url: wanted.server_url.replace(/\/sse$/, '/mcp') }
}

/** Whether Letta reaches it so already. A key that is not handed over now may have been before. */
function isSame({ server_url, auth_token }: LettaServer, wanted: LettaServerConfig): boolean {
  return (
    server_url === wanted.server_url &&
    (wanted.auth_token === undefined || wanted.auth_token === (auth_token ?? undefined))
  )
}

/** Lists the tools back; where there are none, has Letta try again and say why. */
async function proof(api: LettaApi, id: string, isChanged = false): Promise<LettaProof> {
  const before = isChanged ? [] : await api.tools(id)
  if (before.length > 0) return { id, tools: before }
  try {
    await api.refresh(id)
    const tools = await api.tools(id)
    return tools.length > 0 ? { id, tools } : { id, tools, problem: 'it lists none' }
  } catch (error) {
    return { id, tools: [], problem: messageOf(error) }
  }
}
