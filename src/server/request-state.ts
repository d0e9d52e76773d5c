import {
  createRequestStateCodec,
  ProtocolError,
  type RequestStateCodec,
  type ServerContext,
} from '@modelcontextprotocol/server'
import { createHash } from 'node:crypto'
import type { InputRequired } from '../core/ask.js'
import { takeAnswers, type Asked } from '../core/take-answers.js'
import type { SmcpError } from '../errors.js'
import type { InputAnswer, InputRequest } from '../executor/input-request.js'
import type { Caller } from '../core/caller.js'
import { isNestedTooDeep, nestingMax } from '../executor/nesting.js'
import { isObject } from '../is-object.js'
import { once } from '../once.js'

/** A request as its handler gets it. */
export interface McpRequest {
  readonly method: string
  readonly params: Readonly<Record<string, unknown>>
}

/** What is known of a request when its handler is called. */
export interface Rounds {
  readonly answers: Answers
  /** The state that the handler passed with its last question. */
  readonly state?: unknown
  /** The questions whose answers do not fit, to be asked once more before the handler is called. */
  readonly again: Readonly<Record<string, InputRequest>>
  /** Answers to what nobody has asked yet: a client may know what it will be asked. */
  readonly early: Readonly<Record<string, unknown>>
  readonly refusal?: SmcpError
}

type Answers = Readonly<Record<string, InputAnswer>>

interface Kept extends Asked {
  readonly request: string
  readonly answers: Answers
  readonly state?: unknown
}

/**
 * What must be known about a request between a question and its answer. The client keeps it but is not trusted: it is
 * signed, so that any server with the same key can continue and nobody else can forge it. It is valid for ten minutes,
 * for this caller and this request only: https://modelcontextprotocol.io/specification/2026-07-28/basic/patterns/mrtr
 */
export class RequestState {
  /** Made at the first question: most servers live for one request, and ask nothing. */
  readonly #codec: () => RequestStateCodec<Kept>

  constructor(key: Buffer, caller: Caller) {
    const bind = (): string => JSON.stringify([caller.key, caller.agent])
    this.#codec = once(() => createRequestStateCodec({ key, bind }))
  }

  /** Verifies a state for the SDK, which answers -32602 if this rejects. */
  readonly verify = (state: string, context: ServerContext): Promise<unknown> =>
    this.#codec().verify(state, context)

  /** Reads the earlier rounds. Throws a ProtocolError for a state that was made for another request. */
  read(request: McpRequest, { mcpReq }: ServerContext): Rounds {
    const nothing = { answers: {}, again: {}, early: {} }
    // The SDK verifies no state for other methods.
    if (!askingMethods.has(request.method)) return nothing
    const kept = mcpReq.requestState<Kept>()
    const { inputResponses = {} } = mcpReq
    if (!kept) return { ...nothing, early: inputResponses }
    // In the SDK's words, which do not reveal why a state is refused.
    if (kept.request !== digestOf(request)) throw new ProtocolError(-32602, refusal.message, refusal.data)
    // The client sends only the answers to the last questions.
    const taken = takeAnswers(kept, inputResponses)
    return { ...taken, answers: { ...kept.answers, ...taken.answers }, early: {}, state: kept.state }
  }

  /**
   * Makes MCP's result for a question. In the 2026 era it is sent; in earlier ones, the SDK asks and calls the handler
   * again.
   */
  async ask(
    { requests, state }: InputRequired,
    { answers, again }: Pick<Rounds, 'answers' | 'again'>,
    request: McpRequest,
    context: ServerContext,
  ): Promise<Record<string, unknown>> {
    const kept: Kept = { request: digestOf(request), answers, requests, again: Object.keys(again), state }
    const requestState = await this.#codec().mint(kept, context)
    return { resultType: 'input_required', inputRequests: requests, requestState }
  }
}

/** The methods in which MCP allows questions. */
const askingMethods: ReadonlySet<string> = new Set(['tools/call', 'prompts/get', 'resources/read'])

const refusal = { message: 'Invalid or expired requestState', data: { reason: 'invalid_request_state' } }

/** A digest of a request, whatever the order of its fields, without `_meta`, which differs in each round. */
function digestOf({ method, params }: McpRequest): string {
  if (isNestedTooDeep(params))
    throw new ProtocolError(-32602, `The params are nested more than ${nestingMax} levels deep`)
  return createHash('sha256')
    .update(JSON.stringify([method, { ...params, _meta: undefined }], inOrder))
    .digest('base64url')
}

function inOrder(_name: string, value: unknown): unknown {
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}
