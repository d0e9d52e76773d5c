// The SDK recommends McpServer instead, which has no hook for this.
/* eslint-disable @typescript-eslint/no-deprecated */
import {
  PROTOCOL_VERSION_META_KEY,
  Server,
  UnsupportedProtocolVersionError,
  type Implementation,
  type JSONRPCRequest,
  type Result,
  type ServerContext,
  type ServerOptions,
} from '@modelcontextprotocol/server'
import { isObject } from '../is-object.js'

export interface IntroducingServerOptions extends Omit<ServerOptions, 'instructions'> {
  /** Called for each `initialize` and `server/discover`, because the tools change. */
  readonly instructions: () => Promise<string | undefined>
}

type AnswerRequest = (request: JSONRPCRequest, context: ServerContext) => Promise<Result>

/** The SDK's low-level server, with `instructions` that are made when a client asks. */
export class IntroducingServer extends Server {
  readonly #instructions: IntroducingServerOptions['instructions']
  /** No request is answered before `initialize`, even if a client does not wait: `printf '...' | smcp serve --stdio`. */
  #initialized: Promise<unknown> = Promise.resolve()

  constructor(info: Implementation, { instructions, ...options }: IntroducingServerOptions) {
    super(info, options)
    this.#instructions = instructions
  }

  /** Whether it speaks 2026-07-28, in which each request says its revision and what its client can do. */
  get isModern(): boolean {
    return (this.getNegotiatedProtocolVersion() ?? '') >= '2026'
  }

  // The SDK's hook for all handlers. For the SDK's own, it is called before this class's constructor has run.
  protected override _wrapHandler(method: string, handler: AnswerRequest): AnswerRequest {
    const answer = super._wrapHandler(method, handler)
    if (method === 'server/discover') return (...asked) => this.#withInstructions(answer(...asked))
    if (method === 'initialize')
      return (...asked) => {
        const answered = this.#withInstructions(answer(...asked).then(withoutExtensions))
        this.#initialized = answered.then(
          () => undefined,
          () => undefined,
        )
        return answered
      }
    return async (request, context) => {
      await this.#initialized
      this.#requireRevision(context)
      return answer(request, context)
    }
  }

  /** On stdio, the SDK looks only at the revision of the first request. */
  #requireRevision({ mcpReq: { envelope } }: ServerContext): void {
    const spoken = this.getNegotiatedProtocolVersion()
    const named = (envelope as Readonly<Record<string, unknown>> | undefined)?.[PROTOCOL_VERSION_META_KEY]
    if (!this.isModern || spoken === undefined || named === spoken) return
    throw new UnsupportedProtocolVersionError({ supported: [spoken], requested: String(named) })
  }

  async #withInstructions(answered: Promise<Result>): Promise<Result> {
    const result = await answered
    const instructions = await this.#instructions()
    return instructions === undefined ? result : { ...result, instructions }
  }
}

/** The extensions that are known, tasks, are those of the 2026 era: a session of an earlier one is offered none. */
function withoutExtensions(result: Result): Result {
  if (!isObject(result.capabilities)) return result
  const entries = Object.entries(result.capabilities).filter(([name]) => name !== 'extensions')
  return { ...result, capabilities: Object.fromEntries(entries) }
}
