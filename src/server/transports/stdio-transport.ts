import {
  parseJSONRPCMessage,
  serializeMessage,
  STDIO_DEFAULT_MAX_BUFFER_SIZE,
  type JSONRPCMessage,
  type Transport,
} from '@modelcontextprotocol/server'
import type { Readable, Writable } from 'node:stream'
import { isObject } from '../../is-object.js'
import { parseMessage } from '../parse-message.js'

const lineBytesMax = STDIO_DEFAULT_MAX_BUFFER_SIZE
const tooLong = `The line has more than ${lineBytesMax} bytes`
const isNoMessage = 'The line is not a JSON-RPC 2.0 message'
const isBatch = `${isNoMessage}: a list of them is taken on /mcp only`
const newline = '\n'.charCodeAt(0)

/**
 * One message per line, in both directions. Replaces the SDK's own transport, which passes each line to JSON.parse, so
 * that numbers lose digits, and closes with stdin before it has answered. Closes if stdout can't be written.
 */
export class StdioTransport implements Transport {
  onmessage?: NonNullable<Transport['onmessage']>
  onclose?: () => void
  onerror?: (error: Error) => void
  /** The chunks of the current line; of one that is too long, none. */
  #line: Buffer[] = []
  #lineBytes = 0
  #isClosed = false

  constructor(
    private readonly stdin: Readable,
    private readonly stdout: Writable,
    /** Bytes that the client may leave unread before it counts as gone. */
    private readonly unreadBytesMax: number,
  ) {}

  start(): Promise<void> {
    this.stdin.on('data', this.#read).once('end', this.#readLast)
    this.stdout.once('error', this.#onUnread)
    return Promise.resolve()
  }

  send(message: JSONRPCMessage): Promise<void> {
    if (this.stdout.writableLength > this.unreadBytesMax)
      this.stdout.destroy(new Error(`the client has left ${this.stdout.writableLength} bytes unread`))
    return new Promise((done, failed) => {
      this.stdout.write(serializeMessage(message), (error) => {
        if (error) failed(error)
        else done()
      })
    })
  }

  close(): Promise<void> {
    if (!this.#isClosed) {
      this.#isClosed = true
      this.stdin.off('data', this.#read).pause()
      this.onclose?.()
    }
    return Promise.resolve()
  }

  readonly #onUnread = (): void => {
    void this.close()
  }

  /** Ends the last line, because printf and echo -n do not. */
  readonly #readLast = (): void => {
    if (!this.#isClosed) this.#read(Buffer.from('\n'))
  }

  readonly #read = (chunk: Buffer): void => {
    let start = 0
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, start)) {
      this.#add(chunk.subarray(start, end))
      const line = Buffer.concat(this.#line)
      const isTooLong = this.#lineBytes > lineBytesMax
      this.#line = []
      this.#lineBytes = 0
      start = end + 1
      if (isTooLong) this.#refuse(-32600, tooLong, null)
      else this.#receive(line.toString('utf8').trim())
    }
    this.#add(chunk.subarray(start))
  }

  #add(part: Buffer): void {
    this.#lineBytes += part.length
    if (this.#lineBytes <= lineBytesMax) this.#line.push(part)
    else this.#line = []
  }

  #receive(text: string): void {
    if (text === '') return
    let value: unknown
    let message: JSONRPCMessage
    try {
      value = parseMessage(text)
      message = parseJSONRPCMessage(value)
    } catch (error) {
      this.onerror?.(error instanceof Error ? error : new Error(String(error)))
      if (error instanceof SyntaxError) this.#refuse(-32700, 'The line is not JSON', null)
      else this.#refuse(-32600, Array.isArray(value) ? isBatch : isNoMessage, requestId(value))
      return
    }
    this.onmessage?.(message)
  }

  /** Answers a line that is not a message: https://www.jsonrpc.org/specification#error_object */
  #refuse(code: number, message: string, id: string | number | null): void {
    this.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', id, error: { code, message } })}\n`)
  }
}

/**
 * The id of an invalid request, which its client waits for; null for an invalid response, whose id is of a request of
 * smcp's own.
 */
function requestId(value: unknown): string | number | null {
  const { method, id } = isObject(value) ? value : {}
  return method !== undefined && (typeof id === 'string' || typeof id === 'number') ? id : null
}
