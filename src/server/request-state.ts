import {
  createRequestStateCodec,
  ProtocolError,
  type RequestStateCodec,
  type ServerContext,
} from '@modelcontextprotocol/server'
import { createHash } from 'node:crypto'
import type { InputAnswer, InputRequired } from '../core/ask.js'
import type { Caller } from '../core/caller.js'
import { isObject } from '../is-object.js'

/** A request as its handler has it. */
export interface McpRequest {
  readonly method: string
  readonly params: Readonly<Record<string, unknown>>
}

/** What is known when a handler is called again. */
export interface EarlierRounds {
  readonly answers: Readonly<Record<string, InputAnswer>>
  /** What the handler gave with its last question. */
  readonly state?: unknown
}

interface Kept extends EarlierRounds {
  readonly request: string
}

/**
 * What must be known of a request from a question to its answer. Its client keeps it, and is not trusted with it: it is
 * signed, so that any server with the same key can go on with it and nobody else can make it, for ten minutes, for this
 * caller and for this request only: https://modelcontextprotocol.io/specification/2026-07-28/basic/patterns/mrtr
 */
export class RequestState {
  readonly #codec: RequestStateCodec<Kept>

  constructor(key: Buffer, caller: Caller) {
    this.#codec = createRequestStateCodec({ key, bind: () => JSON.stringify([caller.key, caller.agent]) })
  }

  /** For the SDK, which answers -32602 where this rejects. */
  readonly verify = (state: string, context: ServerContext): Promise<unknown> =>
    this.#codec.verify(state, context)

  /** Throws a ProtocolError for state that was made for another request. */
  read(request: McpRequest, { mcpReq }: ServerContext): EarlierRounds {
    // Of all others the SDK has verified nothing.
    if (!askingMethods.has(request.method)) return { answers: {} }
    const kept = mcpReq.requestState<Kept>()
    // In the SDK's words: why a state is refused is nobody's business.
    if (kept && kept.request !== digestOf(request))
      throw new ProtocolError(-32602, refusal.message, refusal.data)
    // The client sends those of the last question only.
    const answered = (mcpReq.inputResponses ?? {}) as EarlierRounds['answers']
    return { answers: { ...kept?.answers, ...answered }, state: kept?.state }
  }

  /** The question as MCP's result: the 2026 era sends it, and for earlier ones the SDK asks, and calls the handler again. */
  async ask(
    { requests, state }: InputRequired,
    request: McpRequest,
    context: ServerContext,
  ): Promise<Record<string, unknown>> {
    const { answers } = this.read(request, context)
    const requestState = await this.#codec.mint({ request: digestOf(request), answers, state }, context)
    return { resultType: 'input_required', inputRequests: requests, requestState }
  }
}

/** Those that MCP lets ask. */
const askingMethods: ReadonlySet<string> = new Set(['tools/call', 'prompts/get', 'resources/read'])

const refusal = { message: 'Invalid or expired requestState', data: { reason: 'invalid_request_state' } }

/** Of all but `_meta`, which is another one in each round; in whatever order a client writes it. */
function digestOf({ method, params }: McpRequest): string {
  return createHash('sha256')
    .update(JSON.stringify([method, { ...params, _meta: undefined }], inOrder))
    .digest('base64url')
}

function inOrder(_name: string, value: unknown): unknown {
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}
