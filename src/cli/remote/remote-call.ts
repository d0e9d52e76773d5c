import {
  ProtocolError,
  type CallToolRequest,
  type InputRequiredResult,
  type Tool as McpTool,
} from '@modelcontextprotocol/client'
import {
  CancelledError,
  InvalidArgumentsError,
  messageOf,
  PluginFailedError,
  PluginTimeoutError,
  SmcpError,
  UnexpectedAnswerError,
} from '../../errors.js'
import type { InputAnswer, InputRequest } from '../../executor/input-request.js'
import type { ProgramEvent } from '../../executor/program-event.js'
import type { ToolResult } from '../../executor/tool-result.js'
import { ProgramScreen } from '../terminal/program-screen.js'
import { roundsMax } from '../tools/call-until-answered.js'
import type { Answerer } from '../tools/questions/answerer.js'
import type { Remote } from './connect-remote.js'

/** The longest time that Node's timers know: the SDK would give up after a minute. */
const neverMs = 2 ** 31 - 1
/** The code of JSON-RPC for arguments that are wrong. */
const invalidParams = -32602

interface Context {
  readonly answerer: Answerer
  readonly signal: AbortSignal
  /** The time that the server has for an answer or for its next question; undefined: any. */
  readonly timeoutMs: number | undefined
}

/** One call of a tool of any server: its progress and its log are shown, its questions are asked. */
export class RemoteCall {
  readonly #screen = new ProgramScreen()
  readonly #ended = new AbortController()
  #timer: NodeJS.Timeout | undefined
  #isAsking = false
  /** Before 2026, questions have no name. */
  #questions = 0

  constructor(
    private readonly remote: Remote,
    private readonly tool: McpTool,
    private readonly context: Context,
  ) {}

  /** Makes the call. Throws an SmcpError if it has no result. */
  async result(args: Record<string, unknown>): Promise<ToolResult> {
    this.#listen()
    this.#startTimer()
    try {
      return await this.#untilAnswered({ name: this.tool.name, arguments: args })
    } catch (error) {
      throw this.#failure(error)
    } finally {
      clearTimeout(this.#timer)
      this.#screen.ended()
    }
  }

  /** A server of 2026 asks by its answer, and is called again with what it has asked for. */
  async #untilAnswered(first: CallToolRequest['params']): Promise<ToolResult> {
    let params: CallToolRequest['params'] & Answers = first
    for (let round = 1; ; round += 1) {
      const result = (await this.remote.client.callTool(params, {
        signal: AbortSignal.any([this.context.signal, this.#ended.signal]),
        timeout: neverMs,
        allowInputRequired: true,
        // What it returns is shown as it is, and not checked by its schema.
        toolDefinition: { ...this.tool, outputSchema: undefined },
        onprogress: (progress) => {
          this.#show({ kind: 'progress', ...progress } as ProgramEvent)
        },
      })) as unknown as ToolResult | InputRequiredResult
      if (!isQuestion(result)) return result
      if (round > roundsMax)
        throw new PluginFailedError(
          `${this.tool.name} asked more than ${roundsMax} times and was not called again`,
        )
      const { inputRequests = {}, requestState } = result
      const inputResponses = await this.#ask(inputRequests as Record<string, InputRequest>)
      params = { ...first, inputResponses, ...(requestState !== undefined && { requestState }) }
    }
  }

  /** One of before 2026 asks by requests of its own. */
  #listen(): void {
    const { client } = this.remote
    const { elicitation, sampling } = this.context.answerer.capabilities
    const ask = async (method: InputRequest['method'], params: object): Promise<never> => {
      this.#questions += 1
      const name = this.#questions === 1 ? 'question' : `question${this.#questions}`
      const { [name]: answer } = await this.#ask({ [name]: { method, params: { ...params } } })
      return answer as never
    }
    if (elicitation !== undefined)
      client.setRequestHandler('elicitation/create', ({ params }) => ask('elicitation/create', params))
    if (sampling !== undefined)
      client.setRequestHandler('sampling/createMessage', ({ params }) =>
        ask('sampling/createMessage', params),
      )
    client.setNotificationHandler('notifications/message', ({ params }) => {
      this.#show({ kind: 'log', ...params } as ProgramEvent)
    })
  }

  /** A question that can't be answered here ends the call. The time that a person takes does not count. */
  async #ask(requests: Readonly<Record<string, InputRequest>>): Promise<Record<string, InputAnswer>> {
    clearTimeout(this.#timer)
    this.#screen.ended()
    this.#isAsking = true
    try {
      return await this.context.answerer.answer(this.tool.name, requests)
    } catch (error) {
      this.#ended.abort(error)
      throw error
    } finally {
      this.#isAsking = false
      this.#startTimer()
    }
  }

  #show(event: ProgramEvent): void {
    if (!this.#isAsking) this.#screen.event(event)
  }

  #startTimer(): void {
    const { timeoutMs } = this.context
    if (timeoutMs === undefined || this.#ended.signal.aborted) return
    this.#timer = setTimeout(() => {
      this.#ended.abort(
        new PluginTimeoutError(`${this.tool.name} took longer than ${timeoutMs / 1000} s and was cancelled`),
      )
    }, timeoutMs)
  }

  #failure(error: unknown): unknown {
    const { name } = this.tool
    if (this.#ended.signal.aborted) return this.#ended.signal.reason
    if (this.context.signal.aborted) return new CancelledError(`${name} was cancelled`)
    if (error instanceof SmcpError) return error
    if (error instanceof ProtocolError)
      return error.code === invalidParams
        ? new InvalidArgumentsError(`${name}: ${error.message}`, { cause: error })
        : new PluginFailedError(`${name}: ${error.message} (${error.code})`, { cause: error })
    const { server, failure } = this.remote
    return (
      failure(error) ??
      new UnexpectedAnswerError(`${server} gave no answer: ${messageOf(error)}`, { cause: error })
    )
  }
}

/** What a call is made again with. */
interface Answers {
  readonly inputResponses?: Readonly<Record<string, InputAnswer>>
  readonly requestState?: string
}

function isQuestion(result: ToolResult | InputRequiredResult): result is InputRequiredResult {
  return (result as { readonly resultType?: unknown }).resultType === 'input_required'
}
