import {
  Client as ClientV2,
  StreamableHTTPClientTransport as HttpV2,
  type ElicitResult,
  type VersionNegotiationMode,
} from '@modelcontextprotocol/client'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { SSEClientTransport } from '@modelcontextprotocol/sdk/client/sse.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import {
  ElicitRequestSchema,
  type JSONRPCMessage,
  type MessageExtraInfo,
} from '@modelcontextprotocol/sdk/types.js'

const info = { name: 'smcp-test', version: '1.0.0' }

/** Options by which a client counts the changes of the list, and the count. */
export function countingChanges() {
  let count = 0
  const tools = { autoRefresh: false, debounceMs: 0, onChanged: () => void (count += 1) }
  return { options: { listChanged: { tools } }, changes: () => count }
}

type OnProgress = (progress: { progress: number; message?: string | undefined }) => void

/**
 * Tells of the progress of the next call, and gives the options that ask for it. The handler that a call of the SDKs
 * can be given is of no use here: they drop a progress that arrives in one piece with the answer.
 */
function listenForProgress(client: Client | ClientV2, onProgress: OnProgress) {
  const transport = client.transport!
  const receive = transport.onmessage as (message: JSONRPCMessage, extra?: MessageExtraInfo) => void
  transport.onmessage = (message: JSONRPCMessage, extra?: MessageExtraInfo) => {
    if (!('method' in message)) transport.onmessage = receive
    tellProgress(message, onProgress)
    receive(message, extra)
  }
  return askForProgress
}

/** The options of a call that ask for its progress. */
export const askForProgress = { onprogress: () => undefined }

/** Tells of the progress in a message, if there is one. */
export function tellProgress(message: object, onProgress: OnProgress): void {
  const { method, params } = message as { method?: string; params?: { progress: number } }
  if (method !== 'notifications/progress') return
  const progress = { ...params! }
  Reflect.deleteProperty(progress, 'progressToken')
  onProgress(progress)
}

/** What the tests need of a client, whichever SDK it is of. */
export interface TestClient {
  readonly listTools: () => Promise<string[]>
  /** The annotations of each tool, by its name. */
  readonly annotations: () => Promise<Record<string, unknown>>
  /** What the server said of itself when it was asked who it is. */
  readonly instructions: () => string | undefined
  readonly call: (
    name: string,
    args?: Record<string, unknown>,
    signal?: AbortSignal,
    onProgress?: OnProgress,
  ) => Promise<CallAnswer>
  readonly listResources: () => Promise<Said[]>
  readonly listTemplates: () => Promise<Said[]>
  readonly listPrompts: () => Promise<Said[]>
  /** The contents of a resource. */
  readonly read: (uri: string, signal?: AbortSignal) => Promise<Said[]>
  readonly prompt: (name: string, args?: Record<string, string>) => Promise<PromptAnswer>
  readonly complete: (params: Completion) => Promise<unknown>
  /** What the server says that it can do. */
  readonly capabilities: () => unknown
  /** How often the server has said that its tools have changed. */
  readonly changes: () => number
  readonly close: () => Promise<void>
}

type Said = Readonly<Record<string, unknown>>

interface PromptAnswer {
  readonly description?: string | undefined
  readonly messages: readonly { readonly role: string; readonly content: unknown }[]
}

interface Completion {
  ref: { type: 'ref/prompt'; name: string } | { type: 'ref/resource'; uri: string }
  argument: { name: string; value: string }
  context?: { arguments: Record<string, string> }
}

export interface CallAnswer {
  readonly text: string
  readonly isError: boolean
  readonly structuredContent: unknown
}

/** What the person in front of a client says to a question. */
export type Answer = (message: string) => ElicitResult | Promise<ElicitResult>

/** Connects a client to this server, with these headers; `send` stands for fetch. Without `answer` it says that it can't be asked. */
type Connect = (
  url: string,
  headers?: Record<string, string>,
  send?: typeof fetch,
  answer?: Answer,
) => Promise<TestClient>

/** The official clients, by the door that they come through. */
export const doors: Readonly<Record<string, Connect>> = {
  'SSE, SDK v1': async (url, headers = {}, send = fetch, answer) => {
    const { client, changes } = clientV1(answer)
    await client.connect(
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- it is the client of that door
      new SSEClientTransport(new URL('/sse', url), { requestInit: { headers }, fetch: send }),
    )
    return testClient(client, changes)
  },
  'Streamable HTTP, SDK v1': async (url, headers = {}, send = fetch, answer) => {
    const { client, changes } = clientV1(answer)
    await client.connect(
      new StreamableHTTPClientTransport(new URL('/mcp', url), { requestInit: { headers }, fetch: send }),
    )
    return testClient(client, changes)
  },
  'Streamable HTTP 2025, SDK v2': async (url, headers = {}, send = fetch, answer) => {
    const { client, changes } = clientV2('legacy', answer)
    await client.connect(new HttpV2(new URL('/mcp', url), { requestInit: { headers }, fetch: send }))
    return testClient(client, changes)
  },
  'Streamable HTTP 2026, SDK v2': async (url, headers = {}, send = fetch, answer) => {
    const { client, changes } = clientV2({ pin: '2026-07-28' }, answer)
    await client.connect(new HttpV2(new URL('/mcp', url), { requestInit: { headers }, fetch: send }))
    return testClient(client, changes)
  },
}

export function clientV1(answer?: Answer) {
  const { options, changes } = countingChanges()
  const client = new Client(info, { ...options, ...capabilities(answer) })
  if (answer) client.setRequestHandler(ElicitRequestSchema, ({ params }) => answer(params.message))
  return { client, changes }
}

export function clientV2(mode: VersionNegotiationMode, answer?: Answer) {
  const { options, changes } = countingChanges()
  const client = new ClientV2(info, { ...options, ...capabilities(answer), versionNegotiation: { mode } })
  if (answer) client.setRequestHandler('elicitation/create', ({ params }) => answer(params.message))
  return { client, changes }
}

function capabilities(answer: Answer | undefined) {
  return answer ? { capabilities: { elicitation: {} } } : {}
}

export function testClient(client: Client | ClientV2, changes: () => number): TestClient {
  return {
    changes,
    capabilities: () => client.getServerCapabilities(),
    instructions: () => client.getInstructions(),
    listTools: async () => (await client.listTools()).tools.map(({ name }) => name),
    annotations: async () =>
      Object.fromEntries((await client.listTools()).tools.map((tool) => [tool.name, tool.annotations])),
    call: async (name, args = {}, signal, onProgress) => {
      const options = { ...(signal && { signal }), ...(onProgress && listenForProgress(client, onProgress)) }
      const params = { name, arguments: args }
      const result =
        client instanceof ClientV2
          ? await client.callTool(params, options)
          : await client.callTool(params, undefined, options)
      const content = result.content as { type: string; text?: string }[]
      return {
        text: content.map(({ text }) => text ?? '').join('\n'),
        isError: result.isError === true,
        structuredContent: result.structuredContent,
      }
    },
    listResources: async () => (await client.listResources()).resources,
    listTemplates: async () => (await client.listResourceTemplates()).resourceTemplates,
    listPrompts: async () => (await client.listPrompts()).prompts,
    read: async (uri, signal) => (await client.readResource({ uri }, { ...(signal && { signal }) })).contents,
    prompt: (name, args = {}) => client.getPrompt({ name, arguments: args }),
    complete: async (params) => (await client.complete(params)).completion,
    close: () => client.close(),
  }
}
