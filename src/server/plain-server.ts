import type { JSONRPCMessage, RequestId, Transport } from '@modelcontextprotocol/server'
import type { Change } from '../core/changes.js'
import { errorText } from '../executor/error-result.js'
import { IntroducingServer } from './introducing-server.js'
import { withKnownBlocks } from './known-blocks.js'
import { schemaErrorInWords } from './schema-errors.js'

type Response = Extract<JSONRPCMessage, { result: unknown }>

/**
 * The SDK's server, which puts what is sent on any transport into words that its client understands: the SDK's own errors
 * into plain ones, and blocks of content that are newer than the client into those that it knows.
 */
export class PlainServer extends IntroducingServer {
  /** The tools whose calls ask their client, by the ids of the requests. */
  readonly #asking = new Map<RequestId, string>()

  /**
   * Must be called before a call of this tool asks its client: if that fails, the SDK answers without the tool's name.
   */
  asks(tool: string, { id, signal }: { readonly id: RequestId; readonly signal: AbortSignal }): void {
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
    if ('error' in message) return schemaErrorInWords(message)
    if (!('result' in message)) return message
    if (message.result.resultType === 'task') return { ...message, result: withoutContent(message.result) }
    const tool = this.#asking.get(message.id)
    this.#asking.delete(message.id)
    const result = tool === undefined ? message.result : namingTool(tool, message.result)
    // A request without a session says nothing of its revision.
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- it still tells that of the early ones
    const revision = this.getNegotiatedProtocolVersion()
    return { ...message, result: revision === undefined ? result : withKnownBlocks(result, revision) }
  }
}

/** A task in place of a result; the SDK gives it the content of an empty one. */
function withoutContent(result: Response['result']): Response['result'] {
  return Object.fromEntries(Object.entries(result).filter(([name]) => name !== 'content'))
}

/** Adds the tool's name to the SDK's result of a question that failed; smcp's own results have structuredContent. */
function namingTool(tool: string, result: Response['result']): Response['result'] {
  const { isError, structuredContent, content } = result as {
    content?: { type: string; text?: string }[]
  } & typeof result
  if (isError !== true || structuredContent !== undefined) return result
  const named = content?.map((block) =>
    block.text === undefined ? block : { ...block, text: errorText(tool, block.text) },
  )
  return { ...result, content: named }
}
