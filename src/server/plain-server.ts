import type { JSONRPCErrorResponse, JSONRPCMessage, RequestId, Transport } from '@modelcontextprotocol/server'
import type { Change } from '../core/changes.js'
import { ResourceNotFoundError, UnansweredError } from '../errors.js'
import { errorResult } from '../executor/error-result.js'
import { IntroducingServer } from './introducing-server.js'
import { withKnownBlocks } from './known-blocks.js'
import { schemaErrorInWords } from './schema-errors.js'

type Response = Extract<JSONRPCMessage, { result: unknown }>

/** A tool that asks its client. */
export interface AskingTool {
  readonly name: string
  readonly hasOutputSchema: boolean
}

/**
 * The SDK's server, which puts what is sent on any transport into words that its client understands: the SDK's own errors
 * into plain ones, and blocks of content that are newer than the client into those that it knows.
 */
export class PlainServer extends IntroducingServer {
  /** The tools whose calls ask their client, by the ids of the requests. */
  readonly #asking = new Map<RequestId, AskingTool>()

  /**
   * Must be called before a call of this tool asks its client: if that fails, the SDK answers without the tool's name and without a code.
   */
  asks(tool: AskingTool, { id, signal }: { readonly id: RequestId; readonly signal: AbortSignal }): void {
    this.#asking.set(id, tool)
    // An aborted request gets no answer.
    signal.addEventListener('abort', () => this.#asking.delete(id), { once: true })
  }

  /** Must be called when a call begins again with the answers: what it gives now is its own result. */
  hasAnswers({ id }: { readonly id: RequestId }): void {
    this.#asking.delete(id)
  }

  /** The URIs of the resources that the client has subscribed to. */
  readonly subscriptions = new Set<string>()

  /** Tells the client of a change, if one is connected; of a resource only if it has subscribed. */
  notify(change: Change): void {
    if (!this.transport) return
    if ('resource' in change && !this.subscriptions.has(change.resource)) return
    // The client may leave in the meantime.
    this.#told(change).catch(() => undefined)
  }

  override async connect(transport: Transport): Promise<void> {
    const send = transport.send.bind(transport)
    transport.send = (message, options) => send(this.#inWords(message), options)
    await super.connect(transport)
  }

  #told(change: Change): Promise<void> {
    if ('resource' in change) return this.sendResourceUpdated({ uri: change.resource })
    switch (change.list) {
      case 'tools':
        return this.sendToolListChanged()
      case 'prompts':
        return this.sendPromptListChanged()
      case 'resources':
        return this.sendResourceListChanged()
    }
  }

  #inWords(message: JSONRPCMessage): JSONRPCMessage {
    if ('error' in message)
      return this.isModern ? schemaErrorInWords(message) : ofEarlier(schemaErrorInWords(message))
    if (!('result' in message)) return message
    if (message.result.resultType === 'task') return { ...message, result: withoutContent(message.result) }
    const tool = this.#asking.get(message.id)
    this.#asking.delete(message.id)
    const result = tool === undefined ? message.result : unanswered(tool, message.result)
    // A request without a session says nothing of its revision.
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- it still tells that of the early ones
    const revision = this.getNegotiatedProtocolVersion()
    return { ...message, result: revision === undefined ? result : withKnownBlocks(result, revision) }
  }
}

/**
 * Restores the code of a resource that is not there, which the SDK replaces by that of 2026-07-28:
 * https://modelcontextprotocol.io/specification/2025-11-25/server/resources#error-handling
 */
function ofEarlier(message: JSONRPCErrorResponse): JSONRPCErrorResponse {
  const { data } = message.error as { data?: { code?: unknown } }
  return data?.code === notFound ? { ...message, error: { ...message.error, code: -32002 } } : message
}

const notFound = new ResourceNotFoundError('').code

/** A task in place of a result; the SDK gives it the content of an empty one. */
function withoutContent(result: Response['result']): Response['result'] {
  return Object.fromEntries(Object.entries(result).filter(([name]) => name !== 'content'))
}

/** Makes the SDK's result of a question that failed one of smcp's, which have structuredContent or _meta. */
function unanswered({ name, hasOutputSchema }: AskingTool, result: Response['result']): Response['result'] {
  const { isError, structuredContent, _meta, content } = result as {
    content?: { type: string; text?: string }[]
  } & typeof result
  if (isError !== true || structuredContent !== undefined || _meta !== undefined) return result
  const text = content?.map((block) => block.text ?? '').join('\n') ?? ''
  return { ...errorResult(name, new UnansweredError(text), { hasOutputSchema }) }
}
