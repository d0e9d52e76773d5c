import { spawn } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import { createInterface } from 'node:readline'
import { post } from '../raw-mcp.js'
import { stdioEnvironment } from '../stdio-clients.js'
import { isAsked } from './http-doors.js'
import { messagesIn } from './messages-in.js'
import {
  initialization,
  initialized,
  legacyRequests,
  answerTo,
  fieldsOf,
  modernRequests,
  type AnswerAsked,
  type DoorOptions,
  type Message,
  type RawDoor,
  type RawReply,
} from './raw-door.js'

/** What is written, and what it is answered at once: the status of a response, and what is in a refusal. */
type Write = (body: unknown, headers?: Readonly<Record<string, string>>) => Promise<RawReply>

/** A door whose answers come on one stream. */
class StreamDoor {
  readonly #inbox = new EventEmitter<{ message: [Message] }>().setMaxListeners(0)
  #answer: AnswerAsked | undefined
  #probes = 0

  constructor(
    private readonly write: Write,
    private readonly probe: (id: string) => Message,
  ) {}

  receive(message: Message): void {
    const result = isAsked(message) ? this.#answer?.(message) : undefined
    if (result) void this.write(answerTo(message, result))
    this.#inbox.emit('message', message)
  }

  readonly send: RawDoor['send'] = async (body, { headers, answer } = {}) => {
    if (answer) this.#answer = answer
    const own = idsOf(body)
    const probe = `${probePrefix}${(this.#probes += 1)}`
    const awaited = new Set(own.length > 0 ? own : [probe])
    const messages: Message[] = []
    const all = new Promise<void>((done) => {
      const listen = (message: Message): void => {
        const isOwn = own.length === 0 ? !isProbe(message) : isAsked(message) || own.includes(message.id)
        // A body that could not be read is answered without its id.
        if (isOwn || message.id === null) messages.push(message)
        if (isAsked(message)) return
        awaited.delete(message.id === null ? own[0] : message.id)
        if (awaited.size > 0) return
        this.#inbox.off('message', listen)
        done()
      }
      this.#inbox.on('message', listen)
    })
    const at = await this.write(body, headers)
    if (at.status !== undefined && at.status >= 300) return at
    if (own.length === 0) await this.write(this.probe(probe))
    await all
    return { status: at.status, messages }
  }
}

const probePrefix = 'probe-'

function isProbe({ id }: Message): boolean {
  return typeof id === 'string' && id.startsWith(probePrefix)
}

/** The id of a request, which is to be answered; a list of them is not taken here. */
function idsOf(body: unknown): unknown[] {
  const { id, method } = fieldsOf(body)
  return id === undefined || method === undefined ? [] : [id]
}

/** HTTP+SSE, the transport of 2024-11-05. */
export async function openSse(
  url: string,
  options: DoorOptions,
): Promise<RawDoor & { readonly endpoint: string }> {
  const leave = new AbortController()
  const headers = { ...options.headers }
  const stream = await fetch(`${url}/sse`, { headers, signal: leave.signal })
  const [forEndpoint, forMessages] = stream.body!.tee()
  const endpoint = await endpointIn(forEndpoint)
  const request = legacyRequests()
  const write: Write = async (body, more) => {
    const response = await post(url + endpoint, body, { ...headers, ...more })
    const messages: Message[] = []
    for await (const message of messagesIn(response)) messages.push(message)
    return { status: response.status, messages }
  }
  const door = new StreamDoor(write, (id) => request('ping', {}, id))
  const reading = (async () => {
    for await (const message of messagesIn(new Response(forMessages, stream))) door.receive(message)
  })().catch(() => undefined)
  await door.send(initialization(options))
  await door.send(initialized)
  const close = async (): Promise<void> => {
    leave.abort()
    await reading
  }
  return { request, send: door.send, close, endpoint }
}

async function endpointIn(stream: ReadableStream<Uint8Array>): Promise<string> {
  let text = ''
  for await (const part of stream.pipeThrough(new TextDecoderStream())) {
    text += part
    const endpoint = /^data: (\S+)$/m.exec(text)?.[1]
    if (endpoint !== undefined) return endpoint
  }
  throw new Error(`no endpoint: ${text}`)
}

/** A server of its own on stdio, over these folders of plugins. */
export async function openStdio(
  plugins: readonly string[],
  era: '2025' | '2026',
  options: DoorOptions,
): Promise<RawDoor> {
  const request = era === '2025' ? legacyRequests() : modernRequests(options)
  const args = ['--import=tsx', 'test/support/serve-asking-stdio.ts', ...plugins]
  const server = spawn(process.execPath, args, { env: stdioEnvironment(), stdio: ['pipe', 'pipe', 'ignore'] })
  const ended = once(server, 'exit')
  const write: Write = async (body) => {
    const line = typeof body === 'string' ? body : JSON.stringify(body)
    if (!server.stdin.write(`${line}\n`)) await Promise.race([once(server.stdin, 'drain'), ended])
    return { status: undefined, messages: [] }
  }
  const method = era === '2025' ? 'ping' : 'server/discover'
  const door = new StreamDoor(write, (id) => request(method, {}, id))
  createInterface(server.stdout).on('line', (line) => {
    door.receive(JSON.parse(line) as Message)
  })
  if (era === '2025') {
    await door.send(initialization(options))
    await door.send(initialized)
  } else await door.send(request('server/discover'))
  const close = async (): Promise<void> => {
    server.stdin.end()
    await ended
  }
  return { request, send: door.send, close }
}
