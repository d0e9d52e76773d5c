import type { JSONRPCMessage, RequestId, Transport } from '@modelcontextprotocol/server'
import { errorText } from '../executor/error-result.js'
import { IntroducingServer } from './introducing-server.js'
import { schemaErrorInWords } from './schema-errors.js'

type Response = Extract<JSONRPCMessage, { result: unknown }>

/** The SDK's server; only what the SDK itself says of a failure is put into our words before it is sent, at whichever door. */
export class PlainServer extends IntroducingServer {
  /** Tools whose calls ask their client, by the ids of the requests. */
  readonly #asking = new Map<RequestId, string>()

  /** To be told before a call of this tool asks its client: where that fails, the SDK answers it, and knows no tool. */
  asks(tool: string, { id, signal }: { readonly id: RequestId; readonly signal: AbortSignal }): void {
    this.#asking.set(id, tool)
    // It is not answered then.
    signal.addEventListener('abort', () => this.#asking.delete(id), { once: true })
  }

  override async connect(transport: Transport): Promise<void> {
    const send = transport.send.bind(transport)
    transport.send = (message, options) => send(this.#inWords(message), options)
    await super.connect(transport)
  }

  #inWords(message: JSONRPCMessage): JSONRPCMessage {
    if ('error' in message) return schemaErrorInWords(message)
    if (!('result' in message)) return message
    const tool = this.#asking.get(message.id)
    this.#asking.delete(message.id)
    return tool === undefined ? message : { ...message, result: namingTool(tool, message.result) }
  }
}

/** The SDK's result of a question that could not be asked or was not answered; one of our own has structuredContent. */
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
