import { expect } from 'chai'
import fc from 'fast-check'
import { until } from '../support/processes.js'
import { callOf, initialize, openSession, ping, post } from '../support/raw-mcp.js'
import { serveFixtures } from '../support/serve-plugins.js'

const methods = [
  ...['initialize', 'ping', 'tools/list', 'tools/call', 'resources/list', 'resources/read', 'prompts/get'],
  ...['completion/complete', 'logging/setLevel', 'tasks/get', 'server/discover'],
  ...['notifications/cancelled', 'notifications/initialized', 'rpc.discover', '__proto__', ''],
]
const modern = {
  'io.modelcontextprotocol/protocolVersion': '2026-07-28',
  'io.modelcontextprotocol/clientCapabilities': {},
}

const anything = fc.jsonValue({ maxDepth: 3 })
const name = fc.constantFrom('health', 'echo__argv', 'echo__', 'no__such', '__proto__', 'constructor')
const params = fc.oneof(
  anything,
  fc.record({ name, arguments: anything }),
  fc.record({
    name,
    arguments: fc.record({ text: anything, tags: anything, count: anything }),
  }),
  fc.record({
    name,
    uri: anything,
    ref: anything,
    argument: anything,
    cursor: anything,
    _meta: anything,
  }),
  fc.record({ name: fc.oneof(name, anything), _meta: fc.constant(modern) }),
)
const message = fc.record(
  {
    jsonrpc: fc.oneof({ weight: 5, arbitrary: fc.constant('2.0') }, anything),
    id: fc.oneof(fc.integer(), fc.string(), anything),
    method: fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...methods) }, anything),
    params,
    result: anything,
    error: anything,
  },
  { requiredKeys: [] },
)
const messages = fc.oneof({ weight: 6, arbitrary: message }, fc.array(message, { maxLength: 4 }))
/** The text of a message of which some letters are others, or are missing. */
const damaged = fc
  .tuple(
    fc.constantFrom(initialize, ping, callOf('echo__argv', { text: 'x' })),
    fc.nat(),
    fc.nat(8),
    fc.string(),
  )
  .map(([whole, at, count, other]) => {
    const text = JSON.stringify(whole)
    const from = at % text.length
    return text.slice(0, from) + other + text.slice(from + count)
  })
const body = fc.oneof(
  { weight: 6, arbitrary: messages.map((value) => JSON.stringify(value)) },
  { weight: 2, arbitrary: damaged },
  fc.uint8Array({ maxLength: 200 }),
)

describe('a message of any kind', function () {
  this.timeout(120_000)
  let server: Awaited<ReturnType<typeof serveFixtures>>
  before(async () => {
    server = await serveFixtures({ sessionsMax: 100_000 })
  })
  after(() => server.close())

  const doors = {
    'POST /messages/': () => Promise.resolve(['/messages/', {}] as const),
    '/mcp without a session': () => Promise.resolve(['/mcp', {}] as const),
    '/mcp with a session': async () =>
      ['/mcp', { 'Mcp-Session-Id': (await openSession(server.url)).id }] as const,
    '/mcp of 2026-07-28': () => Promise.resolve(['/mcp', { 'MCP-Protocol-Version': '2026-07-28' }] as const),
  }
  for (const [door, open] of Object.entries(doors))
    it(`is answered, and never by a fault of the server: ${door}`, async () => {
      const [path, headers] = await open()
      await fc.assert(
        fc.asyncProperty(body, async (sent) => {
          const response = await post(server.url + path, sent, headers)
          const text = await response.text()
          // 503 would be a queue that is full.
          expect(response.status, text).to.be.within(200, 499)
          expect(text).to.not.contain('-32603').and.not.contain('internal_error')
          if (response.status >= 400) expect(JSON.parse(text)).to.have.property('jsonrpc', '2.0')
          const id = idOfRequest(sent)
          if (id !== undefined) expect(text).to.contain(`"id":${JSON.stringify(id)}`)
        }),
        { numRuns: 250 },
      )
      const { status } = await post(`${server.url}/messages/`, callOf('echo__argv', { text: 'still here' }))
      expect(status).to.equal(200)
      await until(() => server.health().calls.running === 0)
    })
})

/** The id of a body that is one request, of which an answer is due. */
function idOfRequest(sent: string | Uint8Array): string | number | undefined {
  try {
    const { jsonrpc, id, method } = JSON.parse(String(sent)) as Record<string, unknown>
    const isId = typeof id === 'string' || (Number.isSafeInteger(id) && !Object.is(id, -0))
    return jsonrpc === '2.0' && isId && typeof method === 'string' ? (id as string | number) : undefined
  } catch {
    return undefined
  }
}
