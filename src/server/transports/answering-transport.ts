import {
  isJSONRPCErrorResponse,
  isJSONRPCNotification,
  isJSONRPCRequest,
  isJSONRPCResultResponse,
  type JSONRPCMessage,
  type Transport,
  type TransportSendOptions,
} from '@modelcontextprotocol/server'

type Id = string | number

/**
 * A wrapper of a transport that knows which received requests have not been answered yet, and answers itself those that
 * are refused.
 */
export class AnsweringTransport implements Transport {
  onclose?: () => void
  onerror?: (error: Error) => void
  onmessage?: NonNullable<Transport['onmessage']>
  readonly #unanswered: Id[] = []
  #onAnswered: () => void = () => undefined

  constructor(
    private readonly inner: Transport,
    private readonly refuse: (message: JSONRPCMessage) => JSONRPCMessage | undefined = () => undefined,
  ) {}

  async start(): Promise<void> {
    this.inner.onclose = () => this.onclose?.()
    this.inner.onerror = (error) => this.onerror?.(error)
    this.inner.onmessage = (message, extra) => {
      const refusal = this.refuse(message)
      if (refusal) {
        void this.inner.send(refusal).catch(() => undefined)
        return
      }
      if (isJSONRPCRequest(message) && !isEndless(message.method)) this.#unanswered.push(message.id)
      this.onmessage?.(message, extra)
      // The SDK does not answer a cancelled request.
      if (isJSONRPCNotification(message) && message.method === 'notifications/cancelled')
        this.#settle(message.params?.requestId)
    }
    await this.inner.start()
  }

  async send(message: JSONRPCMessage, options?: TransportSendOptions): Promise<void> {
    try {
      await this.inner.send(message, options)
    } finally {
      if (isJSONRPCResultResponse(message) || isJSONRPCErrorResponse(message)) this.#settle(message.id)
    }
  }

  async close(): Promise<void> {
    await this.inner.close()
  }

  /** Resolves as soon as every request is answered or cancelled. Call it once, when no more requests will come. */
  answered(): Promise<void> {
    return new Promise((done) => {
      this.#onAnswered = done
      this.#settle(undefined)
    })
  }

  #settle(id: unknown): void {
    const index = this.#unanswered.indexOf(id as Id)
    if (index >= 0) this.#unanswered.splice(index, 1)
    if (this.#unanswered.length === 0) this.#onAnswered()
  }
}

/** Whether a request is a subscription, which is answered only when its connection ends. */
function isEndless(method: string): boolean {
  return method === 'subscriptions/listen'
}
