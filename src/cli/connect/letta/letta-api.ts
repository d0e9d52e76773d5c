import { messageOf, UnauthorizedError, UnexpectedAnswerError, UnreachableError } from '../../../errors.js'
import { isObject } from '../../../is-object.js'
import { cut } from '../../../quote.js'
import type { LettaAddress } from './letta-address.js'

/** Letta reads the tools of a server before it answers, and writes each of them down. */
const answerMs = 120_000

/** A server of MCP as Letta has it. */
export interface LettaServer {
  readonly id: string
  readonly server_name: string
  readonly mcp_server_type: string
  readonly server_url?: string
  readonly auth_token?: string | null
}

/** How Letta is to reach a server, in its own words. */
export interface LettaServerConfig {
  readonly mcp_server_type: 'sse' | 'streamable_http'
  readonly server_url: string
  readonly auth_header?: string
  readonly auth_token?: string
}

/** The servers of MCP by the API of Letta 0.16: https://docs.letta.com/api-reference/mcp-servers */
export class LettaApi {
  readonly servers: string

  constructor(
    private readonly address: LettaAddress,
    private readonly patienceMs = answerMs,
  ) {
    this.servers = `${address.url}/v1/mcp-servers/`
  }

  async list(): Promise<readonly LettaServer[]> {
    const answer = await this.#send('GET', '')
    if (Array.isArray(answer)) return answer.filter(isServer)
    throw new UnexpectedAnswerError(`${this.servers} gives no list of servers: is that Letta 0.16?`)
  }

  /** Registers a server, and returns its id. */
  async create(name: string, config: LettaServerConfig): Promise<string> {
    const answer = await this.#send('POST', '', { server_name: name, config })
    if (isObject(answer) && typeof answer.id === 'string') return answer.id
    throw new UnexpectedAnswerError(`${this.servers} gives no id of the server that it has registered`)
  }

  async update(id: string, name: string, config: LettaServerConfig): Promise<void> {
    await this.#send('PATCH', id, { server_name: name, config })
  }

  async remove(id: string): Promise<void> {
    await this.#send('DELETE', id)
  }

  /** The names of the tools that Letta has read from a server. */
  async tools(id: string): Promise<readonly string[]> {
    const answer = await this.#send('GET', `${id}/tools`)
    const tools: unknown[] = Array.isArray(answer) ? answer : []
    return tools
      .flatMap((tool) => (isObject(tool) && typeof tool.name === 'string' ? [tool.name] : []))
      .sort()
  }

  /** Has Letta read the tools again; throws what Letta says if it can't. */
  async refresh(id: string): Promise<void> {
    await this.#send('PATCH', `${id}/refresh`)
  }

  async #send(method: string, path: string, body?: object): Promise<unknown> {
    const { url, token } = this.address
    const response = await fetch(`${this.servers}${path}`, {
      method,
      headers: {
        ...(token !== undefined && { Authorization: `Bearer ${token}` }),
        ...(body && { 'Content-Type': 'application/json' }),
      },
      body: body ? JSON.stringify(body) : null,
      signal: AbortSignal.timeout(this.patienceMs),
    }).catch((error: unknown) => {
      throw unreachable(url, error)
    })
    const text = await response.text()
    if (!response.ok) throw refusal(url, response.status, text, token)
    return parse(text)
  }
}

function isServer(value: unknown): value is LettaServer {
  return isObject(value) && typeof value.id === 'string' && typeof value.server_name === 'string'
}

function unreachable(url: string, error: unknown): UnreachableError {
  const { cause = error } = error as Error
  return new UnreachableError(`No server of Letta answers at ${url}: ${messageOf(cause)}`, {
    hint: 'Start it, or name another with --letta-url or LETTA_BASE_URL.',
    cause,
  })
}

function refusal(url: string, status: number, text: string, token: string | undefined): Error {
  if (status === 401 || status === 403)
    return new UnauthorizedError(
      `Letta at ${url} ${token === undefined ? 'wants a password or key' : 'rejects the password or key'}`,
      { hint: 'Give it by LETTA_SERVER_PASSWORD, LETTA_API_KEY or --letta-token.' },
    )
  const said = detailIn(text)
  return new UnexpectedAnswerError(`Letta at ${url} answers ${status}: ${cut(said)}`, {
    hint: cureOf(status, said),
  })
}

function cureOf(status: number, said: string): string | undefined {
  if (/non-public|blocked internal/i.test(said))
    return 'Since 0.16.7 Letta takes only servers with a public address: name one with --url (docs/Letta-MCP-Connection-Guide.md).'
  return status === 404 ? 'It must be Letta 0.16 or later.' : undefined
}

/** What Letta says: a text, or a list of what is wrong with the fields of a request. */
function detailIn(text: string): string {
  const answer = parse(text)
  const detail = isObject(answer) ? (answer.detail ?? answer.message) : undefined
  if (typeof detail === 'string') return detail
  const messages = (Array.isArray(detail) ? (detail as unknown[]) : []).flatMap((one) =>
    isObject(one) && typeof one.msg === 'string' ? [one.msg] : [],
  )
  return messages.length > 0 ? messages.join('; ') : text.trim()
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
