import { expect } from 'chai'
import type { Config } from '../../src/config.js'
import type { AuthSettings } from '../../src/server/auth.js'
import { doors } from '../support/mcp-clients.js'
import { until } from '../support/processes.js'
import { callOf, openSession, ping, post, type RawSession } from '../support/raw-mcp.js'
import { serveFixtures } from '../support/serve-plugins.js'

type Server = Awaited<ReturnType<typeof serveFixtures>>

const keyed: AuthSettings = { apiKeys: ['one', 'two'], authDisabled: false, loopbackExempt: false }
const say = callOf('echo__argv', { text: 'again' })
const statusOf = async (answer: Promise<Response>): Promise<number> => {
  const response = await answer
  await response.text()
  return response.status
}

describe('a session on /mcp', () => {
  let server: Server
  const start = async (settings: Partial<Config> = {}, auth?: AuthSettings): Promise<void> => {
    server = await serveFixtures({ sessionKey: 'a key of 32 characters for tests', ...settings }, auth)
  }
  /** Another server at the same address, which knows nothing of the first but by the key of sessions. */
  const restart = async (settings: Partial<Config> = {}, auth?: AuthSettings): Promise<void> => {
    const port = Number(new URL(server.url).port)
    await server.close()
    await start({ port, ...settings }, auth)
  }
  const toNewServer = (session: RawSession, headers: Record<string, string> = {}): Promise<number> =>
    statusOf(post(`${server.url}/mcp`, ping, { 'Mcp-Session-Id': session.id, ...headers }))

  afterEach(async () => {
    await server.close()
  })

  for (const door of ['Streamable HTTP, SDK v1', 'Streamable HTTP 2025, SDK v2']) {
    it(`goes on after a restart of the server, through ${door}`, async () => {
      await start()
      const client = await doors[door]!(server.url)
      const before = await client.listTools()
      await restart()
      expect(await client.listTools()).to.deep.equal(before)
      expect((await client.call('echo__argv', { text: 'again' })).text).to.contain('again')
      expect(server.health().sessions).to.equal(1)
      await client.close()
    })
  }

  it('is taken up once, whatever comes at the same time', async () => {
    await start()
    const session = await openSession(server.url)
    await restart()
    const calls = Array.from({ length: 8 }, (_, id) => callOf('echo__argv', { text: 'again' }, id))
    const answers = await Promise.all(calls.map((call) => session.post(call)))
    for (const answer of answers) expect(await answer.text()).to.contain('again')
    expect(server.health().sessions).to.equal(1)
  })

  it('is the same for several servers that share the key', async () => {
    await start()
    const other = await serveFixtures({ sessionKey: 'a key of 32 characters for tests' })
    const stranger = await serveFixtures({ sessionKey: 'another key, also 32 characters.' })
    const session = await openSession(server.url)
    const at = ({ url }: Server): Promise<number> =>
      statusOf(post(`${url}/mcp`, ping, { 'Mcp-Session-Id': session.id }))
    expect([await at(other), await at(stranger), await at(server)]).to.deep.equal([200, 404, 200])
    await Promise.all([other.close(), stranger.close()])
  })

  it('belongs to its key still', async () => {
    await start({}, keyed)
    const session = await openSession(server.url, { 'X-API-Key': 'one' })
    await restart({}, keyed)
    expect(await toNewServer(session, { 'X-API-Key': 'two' })).to.equal(404)
    expect(server.health().sessions).to.equal(0)
    expect(await toNewServer(session, { 'X-API-Key': 'one' })).to.equal(200)
    expect(await toNewServer(session, { 'X-API-Key': 'two' })).to.equal(404)
  })

  it('is not taken up when it is too old, or its id is not the one that was given', async () => {
    await start()
    const session = await openSession(server.url)
    await restart()
    const changed = { ...session, id: session.id.replace('.', 'A.') }
    expect(await toNewServer(changed)).to.equal(404)
    await restart({ sessionMaxAgeMs: 1 })
    expect(await toNewServer(session)).to.equal(404)
    expect(server.health().sessions).to.equal(0)
  })

  it('is never taken up when its client has ended it', async () => {
    await start()
    const session = await openSession(server.url)
    const headers = { 'Mcp-Session-Id': session.id }
    expect((await fetch(`${server.url}/mcp`, { method: 'DELETE', headers })).status).to.equal(200)
    expect(await toNewServer(session)).to.equal(404)
  })

  it('can be ended by a server that has not yet heard of it', async () => {
    await start()
    const session = await openSession(server.url)
    await restart()
    const headers = { 'Mcp-Session-Id': session.id }
    expect((await fetch(`${server.url}/mcp`, { method: 'DELETE', headers })).status).to.equal(200)
    expect(await toNewServer(session)).to.equal(404)
    expect(server.health().sessions).to.equal(0)
  })

  it('goes on after it was closed unused', async () => {
    await start({ sessionIdleMs: 20 })
    const session = await openSession(server.url)
    await until(() => server.health().sessions === 0)
    expect(await statusOf(session.post(ping))).to.equal(200)
  })

  it('counts against the limit like any other when it is taken up', async () => {
    await start()
    const [one, two] = [await openSession(server.url), await openSession(server.url)]
    await restart({ sessionsMax: 1 })
    const leave = new AbortController()
    expect((await one.openStream(leave.signal)).status).to.equal(200)
    expect(await toNewServer(two)).to.equal(503)
    leave.abort()
    await until(() => server.health().sessions === 1)
    expect(await statusOf(one.post(ping))).to.equal(200)
  })

  it('has a stream that says when to come back, and tells of the changes that its client may have missed', async () => {
    await start()
    const session = await openSession(server.url)
    await restart()
    const leave = new AbortController()
    const stream = await session.openStream(leave.signal)
    const said = await readUntil(stream, 'list_changed')
    expect(said).to.match(/^retry: \d+\n\w+: /)
    leave.abort()
  })

  it('tells a client that listens again of the changes since it left, once', async () => {
    await start()
    const session = await openSession(server.url)
    server.core.catalog.emit('toolsChanged')
    const leave = new AbortController()
    await readUntil(await session.openStream(leave.signal), 'list_changed')
    leave.abort()
    let stream = await session.openStream(new AbortController().signal)
    // The server hears of the end of the first a moment later.
    while (stream.status === 409) stream = await session.openStream(new AbortController().signal)
    server.core.catalog.emit('toolsChanged')
    expect((await readUntil(stream, 'list_changed')).match(/list_changed/g)).to.have.length(1)
  })
})

describe('an SSE stream', () => {
  it('says when to come back, and serves a client that does not initialize again', async () => {
    const server = await serveFixtures()
    const leave = new AbortController()
    const stream = await fetch(`${server.url}/sse`, { signal: leave.signal })
    const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader()
    let said = ''
    const read = async (expected: RegExp): Promise<void> => {
      while (!expected.test(said)) said += (await reader.read()).value ?? ''
    }
    await read(/retry: \d+\n/)
    const endpoint = /data: (\S+)/.exec(said)![1]!
    await post(`${server.url}${endpoint}`, say)
    await read(/"result".*again/)
    expect(said, 'it is no event of its own').not.to.match(/retry: \d+\n\n/)
    leave.abort()
    await server.close()
  })
})

async function readUntil(stream: Response, expected: string): Promise<string> {
  const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader()
  let said = ''
  while (!said.includes(expected)) said += (await reader.read()).value ?? ''
  return said
}
