// The SDK recommends McpServer instead, which has no hook for this.
/* eslint-disable @typescript-eslint/no-deprecated */
import {
  Server,
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
    return async (...asked) => {
      await this.#initialized
      return answer(...asked)
    }
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
