import { expect } from 'chai'
import { until } from '../support/processes.js'
import { callOf, initialize, openSession, ping, post } from '../support/raw-mcp.js'
import { serveFixtures } from '../support/serve-plugins.js'

type Server = Awaited<ReturnType<typeof serveFixtures>>

const nested = (open: string, inner: string, close: string): string =>
  open.repeat(100_000) + inner + close.repeat(100_000)
const lists = nested('[', '', ']')
const objects = nested('{"a":', '1', '}')

/** What is no message, as its text. */
const bodies: Readonly<Record<string, string>> = {
  'a string': '"x"',
  'a number': '5',
  null: 'null',
  'an object of anything': '{"hello": 1}',
  'an object with a toString': '{"toString": 1}',
  'a message with a toString': '{"jsonrpc": "2.0", "id": 1, "toString": 1}',
  'an object with a __proto__': '{"__proto__": {"method": "ping"}}',
  'an empty list': '[]',
  'a list of numbers': '[1, 2]',
  'a list with a message and a number': `[${JSON.stringify(ping)}, 1]`,
  'lists of any depth': lists,
  'objects of any depth': objects,
  'an id of any depth': `{"jsonrpc": "2.0", "id": ${lists}, "method": "ping"}`,
  'a method of any depth': `{"jsonrpc": "2.0", "id": 1, "method": ${objects}}`,
  'params that are a list of any depth': `{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": ${lists}}`,
}

interface Door {
  /** Asks, and gives the answer; on SSE that comes on the stream. */
  readonly ask: (body: unknown) => Promise<{ status: number; text: string }>
  readonly close: () => Promise<void>
}

const closeNothing = (): Promise<void> => Promise.resolve()

function door(url: string, headers: Record<string, string> = {}): Door {
  return {
    close: closeNothing,
    ask: async (body) => {
      const response = await post(url, body, headers)
      return { status: response.status, text: await response.text() }
    },
  }
}

async function sseDoor(server: Server): Promise<Door> {
  const stream = await fetch(`${server.url}/sse`)
  const reader = stream.body!.getReader()
  let said = ''
  const read = async (): Promise<void> => {
    for (let part = await reader.read(); !part.done; part = await reader.read())
      said += new TextDecoder().decode(part.value as Uint8Array)
  }
  const reading = read().catch(() => undefined)
  const next = async (pattern: RegExp): Promise<string> => {
    await until(() => pattern.test(said))
    const text = said
    said = ''
    return text
  }
  const endpoint = /data: (\S+)/.exec(await next(/data: \S+\n/))![1]!
  return {
    close: async () => {
      await reader.cancel()
      await reading
    },
    ask: async (body) => {
      const { status, text } = await door(server.url + endpoint).ask(body)
      return { status, text: status === 202 ? await next(/\n\n$/) : text }
    },
  }
}

const doors: Readonly<Record<string, (server: Server) => Door | Promise<Door>>> = {
  '/mcp without a session': ({ url }) => door(`${url}/mcp`),
  '/mcp with a session': async ({ url }) =>
    door(`${url}/mcp`, { 'Mcp-Session-Id': (await openSession(url)).id }),
  '/sse by POST': ({ url }) => door(`${url}/sse`),
  '/messages/ without a session': ({ url }) => door(`${url}/messages/`),
  '/messages/ with a session': sseDoor,
}

// At the doors that have a session, and in the 2026 era, bad-messages.test.ts tries more of them.
describe('a body that is no message', () => {
  let server: Server
  before(async () => {
    server = await serveFixtures()
  })
  after(async () => {
    await server.close()
  })

  for (const name of ['/mcp without a session', '/sse by POST']) {
    it(`is answered 400 in JSON-RPC's form on ${name}`, async () => {
      const { ask, close } = await doors[name]!(server)
      for (const [what, body] of Object.entries(bodies)) {
        const { status, text } = await ask(body)
        expect(status, what).to.equal(400)
        const { jsonrpc, error } = JSON.parse(text) as { jsonrpc: string; error: { code: number } }
        expect([jsonrpc, error.code], what).to.deep.equal(['2.0', -32600])
      }
      await close()
    })
  }
})

describe('a message that does not fit its method', () => {
  let server: Server
  before(async () => {
    server = await serveFixtures()
  })
  after(async () => {
    await server.close()
  })

  const call = { ...callOf('echo__argv'), params: {} }
  const list = { jsonrpc: '2.0', id: 2, method: 'tools/list', params: { cursor: 5 } }

  for (const name of ['/mcp with a session', '/messages/ without a session', '/messages/ with a session']) {
    it(`is told in one sentence which field it is and what was expected on ${name}`, async () => {
      const { ask, close } = await doors[name]!(server)
      const answer = async (body: unknown): Promise<unknown> =>
        (JSON.parse(/\{.*\}/.exec((await ask(body)).text)![0]) as { error: unknown }).error
      expect(await answer(call)).to.deep.equal({
        code: -32602,
        message: 'Invalid tools/call request: params.name: expected string, received undefined',
      })
      expect(await answer(list)).to.deep.equal({
        code: -32602,
        message: 'Invalid request: params.cursor: expected string, received number',
      })
      await close()
    })
  }

  it('is told so in the 2026 era, and where it is to open a session', async () => {
    const meta = {
      'io.modelcontextprotocol/protocolVersion': '2026-07-28',
      'io.modelcontextprotocol/clientCapabilities': {},
    }
    const headers = { 'MCP-Protocol-Version': '2026-07-28', 'Mcp-Method': 'tools/call' }
    const { ask } = door(`${server.url}/mcp`, headers)
    const modern = await ask({ ...call, params: { _meta: meta } })
    expect(modern.text).to.contain('params.name: expected string, received undefined"')
    const opened = await door(`${server.url}/mcp`).ask({ ...initialize, params: { protocolVersion: 1 } })
    expect(opened.status).to.equal(400)
    expect((JSON.parse(opened.text) as { error: unknown }).error).to.deep.equal({
      code: -32602,
      message:
        'Invalid request: params.protocolVersion: expected string, received number; params.capabilities: expected object, received undefined; params.clientInfo: expected object, received undefined',
    })
  })
})
