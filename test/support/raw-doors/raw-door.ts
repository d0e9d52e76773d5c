export type Message = Readonly<Record<string, unknown>>

/** What came back for one body: the status of its response, if the door has one, and the messages for it. */
export interface RawReply {
  readonly status: number | undefined
  readonly messages: readonly Message[]
}

/** What a client says when the server asks it something; undefined: nothing; an Error: that it can't. */
export type AnswerAsked = (asked: Message) => object | undefined

export interface SendOptions {
  /** Besides those that belong to the door, or in their place. */
  readonly headers?: Readonly<Record<string, string>>
  readonly answer?: AnswerAsked
}

/** A client without an SDK, which sends what it is told to and nothing else. */
export interface RawDoor {
  /** A request in the form of this door's revision. */
  readonly request: (method: string, params?: object, id?: string | number) => Message
  /** Sends a body, text as it is; resolves when every request in it is answered, or else when it has been read. */
  readonly send: (body: unknown, options?: SendOptions) => Promise<RawReply>
  readonly close: () => Promise<void>
}

export interface DoorOptions {
  /** What the client says that it can do. */
  readonly capabilities?: object
  readonly headers?: Readonly<Record<string, string>>
  /** Of those that begin with `initialize`; 2025-11-25 unless given. */
  readonly revision?: string
}

/** Makes requests of the revisions that begin with `initialize`. */
export function legacyRequests(): RawDoor['request'] {
  let count = 0
  return (method, params = {}, id = `own-${(count += 1)}`) => ({ jsonrpc: '2.0', id, method, params })
}

/** Makes requests of 2026-07-28, each of which says what its client can do. */
export function modernRequests({ capabilities = {} }: DoorOptions): RawDoor['request'] {
  const make = legacyRequests()
  const _meta = {
    'io.modelcontextprotocol/protocolVersion': '2026-07-28',
    'io.modelcontextprotocol/clientInfo': { name: 'raw', version: '1' },
    'io.modelcontextprotocol/clientCapabilities': capabilities,
  }
  return (method, params = {}, id) => make(method, { ...params, _meta: { ..._meta, ...metaOf(params) } }, id)
}

function metaOf(params: object): object {
  return (params as { _meta?: object })._meta ?? {}
}

/** The first request of an earlier revision. */
export function initialization({ capabilities = {}, revision = '2025-11-25' }: DoorOptions): Message {
  const params = { protocolVersion: revision, capabilities, clientInfo: { name: 'raw', version: '1' } }
  return { jsonrpc: '2.0', id: 'first', method: 'initialize', params }
}

export const initialized: Message = { jsonrpc: '2.0', method: 'notifications/initialized' }

/** The fields of a message, of its text too; none of what is no object. */
export function fieldsOf(body: unknown): Message {
  try {
    const value: unknown = typeof body === 'string' ? JSON.parse(body) : body
    return typeof value === 'object' && value !== null ? (value as Message) : {}
  } catch {
    return {}
  }
}

/** The answer to what the server has asked. */
export function answerTo({ id }: Message, result: object): Message {
  const said = result instanceof Error ? { error: { code: -32603, message: result.message } } : { result }
  return { jsonrpc: '2.0', id, ...said }
}
