import { expect } from 'chai'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { addKey } from '../../src/cli/keys/add-key.js'
import type { AuthSettings } from '../../src/server/auth.js'
import { brokenTool } from '../support/broken-tool.js'
import { documentedRows } from '../support/documented-errors.js'
import { until } from '../support/processes.js'
import { post } from '../support/raw-mcp.js'
import { openMcp2025, openMcp2026 } from '../support/raw-doors/http-doors.js'
import { outcome } from '../support/raw-doors/on-each-door.js'
import type { DoorOptions, Message, RawDoor, SendOptions } from '../support/raw-doors/raw-door.js'
import { serveFixtures } from '../support/serve-plugins.js'

const pluginsDirs = [fileURLToPath(new URL('../fixtures/errors', import.meta.url))]
const keyed: AuthSettings = { apiKeys: ['one', 'two'], authDisabled: false, loopbackExempt: false }
const one = { 'X-API-Key': 'one' }
const capabilities = { elicitation: {} }
const revisions = ['2025-03-26', '2025-06-18', '2025-11-25', '2026-07-28'] as const
type Revision = (typeof revisions)[number]
type Server = Awaited<ReturnType<typeof serveFixtures>>

/** A tool with a fault, by which the list of tools fails too. */
const broken = { ...brokenTool, isListed: brokenTool.call }

interface Place {
  readonly door: RawDoor
  readonly server: Server
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly revision: Revision
  readonly open: (options?: DoorOptions) => Promise<RawDoor>
}

const open = (url: string, revision: Revision, options: DoorOptions = {}): Promise<RawDoor> => {
  const own = { headers: one, ...options }
  return revision === '2026-07-28'
    ? Promise.resolve(openMcp2026(url, own))
    : openMcp2025(url, { ...own, revision })
}

const sends =
  (make: (door: RawDoor) => unknown, headers: Record<string, string> = {}) =>
  async ({ door }: Place): Promise<string> =>
    outcome(await door.send(make(door), { headers }))
const asks = (method: string, params: object = {}) => sends((door) => door.request(method, params))
const list = (door: RawDoor): Message => door.request('tools/list')

/** What a response says: its status, and the code of its error. */
async function said(response: Response): Promise<string> {
  const text = await response.text()
  const code = /"code":(-\d+)/.exec(text)?.[1]
  return [String(response.status), ...(code === undefined ? [] : [code])].join(' ')
}
const gets =
  (path: string, headers: Record<string, string>, method = 'GET') =>
  async ({ url }: Place): Promise<string> =>
    said(await fetch(url + path, { method, headers: { ...one, ...headers } }))

/** By the words of docs/api-reference.md, how each case comes about. */
const provocations: Readonly<Record<string, (place: Place) => Promise<string>>> = {
  'the body is not JSON': sends(() => '{'),
  'the body is no JSON-RPC message': sends(() => '{}'),
  'a list of messages': sends((door) => [list(door), list(door)]),
  'a list of more than 100 messages': sends((door) => Array.from({ length: 101 }, () => list(door))),
  'a body of more than `SMCP_BODY_BYTES_MAX` (a line of 10 MiB on stdin)': sends(
    () => `"${'x'.repeat(5_000_000)}"`,
  ),
  'a body that is not `application/json`': sends(list, { 'Content-Type': 'text/plain' }),
  'a character set or packing that nobody knows': sends(list, { 'Content-Encoding': 'zip' }),
  '`Accept` without JSON and event streams': sends(list, { Accept: 'text/html' }),
  '`Host` or `Origin` of another site': gets('/mcp', { Origin: 'http://evil.example.com' }),
  'no key, or a wrong one (`unauthorized`, which is no JSON-RPC)': gets('/mcp', { 'X-API-Key': 'wrong' }),
  'a `profile` in the URL that there is not': gets('/mcp?profile=x', {}),
  'more calls than a [key](security.md#keys-with-names) may make': async ({ revision }) => {
    const keysFile = join(await mkdtemp(join(tmpdir(), 'smcp-test-')), 'keys.json')
    const key = await addKey(keysFile, { name: 'slow', rate: '1/h' })
    const limited = await serveFixtures({ pluginsDirs, keysFile }, keyed)
    const door = await open(limited.url, revision, { headers: { 'X-API-Key': key } })
    const call = door.request('tools/call', { name: 'health', arguments: {} })
    await door.send(call)
    const refused = outcome(await door.send(door.request('tools/call', { name: 'health', arguments: {} })))
    await limited.close()
    return refused
  },
  'a path that there is not': gets('/nothing', {}),
  'a method of HTTP that the path does not have': gets('/mcp', {}, 'PUT'),
  'no `Mcp-Session-Id`': async ({ url, door }) => said(await post(`${url}/mcp`, list(door), one)),
  "an `Mcp-Session-Id` that is unknown, ended, or another key's": sends(list, { 'X-API-Key': 'two' }),
  'more sessions than there may be': async () => {
    const full = await serveFixtures({ pluginsDirs, sessionsMax: 1 })
    const leave = new AbortController()
    const stream = await fetch(`${full.url}/sse`, { signal: leave.signal })
    const refused = await post(`${full.url}/mcp`, initialize).then(said)
    leave.abort()
    await stream.text().catch(() => undefined)
    await full.close()
    return refused
  },
  'a second `initialize` in a session': sends(() => initialize),
  'a second stream of GET in a session': async ({ url, headers }) => {
    const leave = new AbortController()
    const streams = { ...headers, Accept: 'text/event-stream' }
    await fetch(`${url}/mcp`, { headers: streams, signal: leave.signal })
    const second = await said(await fetch(`${url}/mcp`, { headers: streams }))
    leave.abort()
    return second
  },
  'a `Last-Event-ID` that is unknown': async ({ url, headers }) =>
    said(
      await fetch(`${url}/mcp`, {
        headers: { ...headers, Accept: 'text/event-stream', 'Last-Event-ID': 'x' },
      }),
    ),
  'an answer that nobody has asked for': sends(() => ({ jsonrpc: '2.0', id: 99, result: {} })),
  'an unknown revision in the header': sends(list, { 'MCP-Protocol-Version': '1999-01-01' }),
  'an unknown revision in header and `_meta`': sends(
    (door) =>
      door.request('tools/list', { _meta: { 'io.modelcontextprotocol/protocolVersion': '2030-01-01' } }),
    { 'MCP-Protocol-Version': '2030-01-01' },
  ),
  'no `_meta` with revision and capabilities': sends(() => ({ jsonrpc: '2.0', id: 1, method: 'tools/list' })),
  'a header that is not as the body': sends(list, { 'Mcp-Method': 'tools/call' }),
  'an unknown method': asks('no/such'),
  'params that do not fit the method': asks('tools/call', { name: 5 }),
  'a `cursor` that no list gave': asks('tools/list', { cursor: 'x' }),
  'an unknown tool (`plugin_not_found`, `invalid_tool_name`)': asks('tools/call', { name: 'weather__nov' }),
  'an unknown resource, or one whose file is not there (`resource_not_found`)': asks('resources/read', {
    uri: 'weather://gone',
  }),
  'an unknown prompt (`prompt_not_found`), or a wrong argument of one (`invalid_arguments`)': asks(
    'prompts/get',
    {
      name: 'weather__plan',
      arguments: { ciy: 'Oslo' },
    },
  ),
  'a prompt or a resource whose program fails (`plugin_error` and the like)': asks('resources/read', {
    uri: 'weather://forecast',
  }),
  "a tool that asks what the client can't answer (`missing_capability`)": asks('tools/call', {
    name: 'weather__ask',
  }),
  "a prompt or a resource that asks what the client can't answer (`missing_capability`)": asks(
    'prompts/get',
    {
      name: 'weather__asks',
    },
  ),
  'a method of tasks, of a client that has not declared them (`missing_capability`)': asks('tasks/get', {
    taskId: 'x',
  }),
  'an unknown task (`unknown_task`)': async ({ open }) => {
    const door = await open({ capabilities: { extensions: { 'io.modelcontextprotocol/tasks': {} } } })
    return outcome(await door.send(door.request('tasks/get', { taskId: 'x' })))
  },
  'a `requestState` that was changed, is too old, or is of another request or caller': async ({ open }) => {
    const door = await open({ capabilities })
    const { messages } = await door.send(door.request('tools/call', { name: 'weather__ask' }))
    const { requestState } = messages[0]!.result as { requestState: string }
    return outcome(
      await door.send(door.request('tools/call', { name: 'weather__ask', requestState: `${requestState}A` })),
    )
  },
  'a fault of smcp (`internal_error`)': async ({ revision }) => {
    const faulty = await serveFixtures({ pluginsDirs }, keyed, [broken])
    const door = await open(faulty.url, revision)
    const reply = await door.send(list(door))
    await faulty.close()
    return outcome(reply)
  },
}

const initialize = {
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'x', version: '1' } },
}

describe('the errors of the protocol', () => {
  const rows = documentedRows('| case | 2025-03-26 to 2025-11-25 | 2026-07-28 |')
  let server: Server
  before(async () => {
    server = await serveFixtures({ pluginsDirs }, keyed)
  })
  after(() => server.close())

  it('are those of docs/api-reference.md, and no other', () => {
    expect(rows.map(([what]) => what)).to.deep.equal(Object.keys(provocations))
  })

  for (const revision of revisions)
    it(`are answered as it says of ${revision}`, async function () {
      this.timeout(60_000)
      const isModern = revision === '2026-07-28'
      for (const [what = '', earlier, modern] of rows) {
        const expected = isModern ? modern : earlier
        if (expected === '-') continue
        const door = await open(server.url, revision)
        const { id = '' } = door as { id?: string }
        const headers = { ...one, 'Mcp-Session-Id': id, 'MCP-Protocol-Version': revision }
        const { url } = server
        const place = {
          door,
          server,
          url,
          headers,
          revision,
          open: (more?: DoorOptions) => open(url, revision, more),
        }
        const answer = await provocations[what]!(place)
        expect(answer.replaceAll(/ (result|failed: \w+)/g, ''), what).to.equal(expected)
        await door.close()
      }
    })
})

interface Told {
  readonly text: string
  readonly structuredContent?: { readonly error?: { readonly code: string } }
}

/** Calls a tool of the door, and gives the text and the code of its failure. */
async function failureOf(
  door: RawDoor,
  name: string,
  args: object = {},
  answer?: SendOptions['answer'],
): Promise<Told> {
  const call = door.request('tools/call', { name, arguments: args })
  const { messages } = await door.send(call, answer && { answer })
  const { result } = messages.at(-1)!
  const { content, structuredContent, isError } = result as Message & Told & { content: [{ text: string }] }
  expect(isError).to.equal(true)
  return { text: content[0].text, ...(structuredContent && { structuredContent }) }
}

const now = 'weather__now'
type Fails = (server: Server, door: RawDoor) => Promise<Told>
const whenCity =
  (city: string): Fails =>
  (_server, door) =>
    failureOf(door, now, { city })
const withArguments =
  (args: object): Fails =>
  (_server, door) =>
    failureOf(door, now, args)
const whenAsked =
  (answer: SendOptions['answer'] | undefined): Fails =>
  async ({ url }) =>
    failureOf(await open(url, '2025-11-25', answer && { capabilities }), 'weather__ask', {}, answer)

/** By the beginnings of the texts in docs/api-reference.md, how each comes about. */
const failures: Readonly<Record<string, Fails>> = {
  'weather__now failed with': whenCity('nowhere'),
  'weather__now was killed by': whenCity('crash'),
  'weather__now has no argument': withArguments({ citty: 'Oslo' }),
  'weather__now: "unit"': withArguments({ city: 'Oslo', unit: 'k' }),
  'weather__now: "city"': withArguments({}),
  'weather__now took longer': whenCity('slow'),
  'weather__now printed more': whenCity('flood'),
  'weather__now had more than': async () => {
    const small = await serveFixtures({ pluginsDirs, processesMax: 3 }, keyed)
    const ended = await failureOf(await open(small.url, '2025-11-25'), now, { city: 'crowd' })
    await small.close()
    return ended
  },
  'weather__now: All places': async () => {
    const full = await serveFixtures({ pluginsDirs, concurrency: 1, queueMax: 0 }, keyed)
    const door = await open(full.url, '2025-11-25')
    const first = door.send(door.request('tools/call', { name: now, arguments: { city: 'slow' } }, 7))
    await until(() => full.health().calls.running === 1)
    const refused = await failureOf(door, now, { city: 'slow' })
    await door.send({ jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId: 7 } })
    await first
    await full.close()
    return refused
  },
  'weather__now was stopped': async () => {
    const ending = await serveFixtures({ pluginsDirs, drainTimeoutMs: 0 }, keyed)
    const door = await open(ending.url, '2025-11-25')
    const stopped = failureOf(door, now, { city: 'slow' })
    await until(() => ending.health().calls.running === 1)
    await ending.close()
    return stopped
  },
  'weather__ask asks': whenAsked(undefined),
  'weather__ask: The answer': whenAsked(() => ({ action: 'accept', content: { day: 7 } })),
  'weather__ask: Fulfilling': whenAsked(() => new Error('nobody is here')),
  'smcp__job_status: There': (_server, door) => failureOf(door, 'smcp__job_status', { id: 'x' }),
}

describe('the texts of errors', () => {
  const rows = documentedRows('| code | text |').map((row) => row.map((cell) => cell.replaceAll('`', '')))
  const beginnings = Object.keys(failures)
  let server: Server
  let door: RawDoor
  before(async () => {
    server = await serveFixtures({ pluginsDirs, outputBytesMax: 100_000, pluginTimeoutMs: 2000 }, keyed)
    door = await open(server.url, '2025-11-25')
  })
  after(() => server.close())

  it('are those of docs/api-reference.md, and no other', () => {
    const documented = rows.map(([, text]) => beginnings.find((one) => text!.startsWith(`Error: ${one}`)))
    expect(documented).to.deep.equal(beginnings)
  })

  for (const [index, [code, text]] of rows.entries())
    it(`of a tool: ${text!.slice(0, 60)}`, async () => {
      const told = await failures[beginnings[index]!]!(server, door)
      expect(told.text).to.equal(text)
      expect(told.structuredContent?.error?.code).to.equal(code)
    })
})
