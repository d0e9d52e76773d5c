import { expect } from 'chai'
import { readConfig } from '../../src/config.js'
import type { AuthSettings } from '../../src/server/auth.js'
import { doors } from '../support/mcp-clients.js'
import { openListen } from '../support/modern-mcp.js'
import { isAlive, pidFile, readPids, until, untilGone } from '../support/processes.js'
import { callOf, initialize, openSession, openSse, ping, post, type RawSession } from '../support/raw-mcp.js'
import { serveFixtures } from '../support/serve-plugins.js'

type Server = Awaited<ReturnType<typeof serveFixtures>>

/** Its end can be seen then: a request for it is answered 404. */
const notTakenUp = { sessionMaxAgeMs: 0 }
const keyed: AuthSettings = { apiKeys: ['one', 'two'], authDisabled: false, loopbackExempt: false }
const key = (name: string): Record<string, string> => ({ 'X-API-Key': name })
const statusOf = async (session: RawSession): Promise<number> => {
  const response = await session.post(ping)
  await response.text()
  return response.status
}

/** Opens a session and leaves it alone; resolves once it has been closed, and `others` are left. */
async function letIdleTimePass(server: Server, others: number): Promise<void> {
  await openSession(server.url)
  await until(() => server.health().sessions === others)
}

describe('a session that is left alone', () => {
  let server: Server
  before(async () => {
    server = await serveFixtures({ ...notTakenUp, sessionIdleMs: 1000 })
  })
  after(async () => {
    await server.close()
  })

  it('lives as long as its connection where it is an SSE stream, idle or busy, and so does its call', async () => {
    const idle = await doors['SSE, SDK v1']!(server.url)
    const busy = await doors['SSE, SDK v1']!(server.url)
    const file = await pidFile()
    const call = new AbortController()
    const running = busy.call('slow__wait', { pids: file }, call.signal).catch(() => 'cancelled')
    const pids = await readPids(file)
    await letIdleTimePass(server, 2)
    expect(pids.every(isAlive)).to.equal(true)
    expect(await idle.listTools()).to.include('slow__wait')
    call.abort()
    expect(await running).to.equal('cancelled')
    await untilGone(pids)
    await Promise.all([idle.close(), busy.close()])
    await until(() => server.health().sessions === 0)
  })

  it('is closed on /mcp, but not while it has an open stream or a running call', async () => {
    const [left, streaming, calling] = [
      await openSession(server.url),
      await openSession(server.url),
      await openSession(server.url),
    ]
    const leave = new AbortController()
    await streaming.openStream(leave.signal)
    const file = await pidFile()
    const call = calling.post(callOf('slow__wait', { pids: file }), leave.signal).catch(() => undefined)
    const pids = await readPids(file)
    await letIdleTimePass(server, 2)
    expect(await Promise.all([left, streaming, calling].map(statusOf))).to.deep.equal([404, 200, 200])
    leave.abort()
    await untilGone(pids)
    await call
    await until(() => server.health().sessions === 0)
  })

  it('is never closed where the setting is 0', async () => {
    const { sessionIdleMs } = readConfig({}, { SMCP_SESSION_IDLE_TIMEOUT: '0' })
    const patient = await serveFixtures({ sessionIdleMs })
    const session = await openSession(patient.url)
    await letIdleTimePass(server, 0)
    expect(await statusOf(session)).to.equal(200)
    await patient.close()
  })
})

describe('the limit of sessions', () => {
  let server: Server
  const serve = async (
    settings: Parameters<typeof serveFixtures>[0],
    auth?: AuthSettings,
  ): Promise<string> => {
    server = await serveFixtures({ ...notTakenUp, ...settings }, auth)
    return server.url
  }
  afterEach(async () => {
    await server.close()
  })

  it('does not count what was refused', async () => {
    const url = await serve({ sessionsMax: 2 })
    for (let i = 0; i < 5; i += 1)
      expect((await post(`${url}/mcp`, initialize, { Accept: 'application/json' })).status).to.equal(406)
    expect(server.health().sessions).to.equal(0)
    const client = await doors['Streamable HTTP, SDK v1']!(url)
    expect(await client.listTools()).to.include('slow__wait')
    await client.close()
  })

  it('is held where many come at once, and closes none that is being opened', async () => {
    const url = await serve({ sessionsMax: 2 })
    const stream = await openSse(url)
    const answers = await Promise.all(Array.from({ length: 8 }, () => post(`${url}/mcp`, initialize)))
    for (const { status } of answers) expect(status).to.be.oneOf([200, 503])
    expect(server.health().sessions).to.equal(2)
    const opened = answers.flatMap(({ headers }) => headers.get('mcp-session-id') ?? [])
    const pings = await Promise.all(opened.map((id) => post(`${url}/mcp`, ping, { 'Mcp-Session-Id': id })))
    expect(pings.filter(({ status }) => status === 200).length).to.equal(1)
    await stream.close()
  })

  it('makes room by closing the session on /mcp that has been unused longest', async () => {
    const url = await serve({ sessionsMax: 2 })
    const [first, second] = [await openSession(url), await openSession(url)]
    expect(await statusOf(first)).to.equal(200)
    const third = await openSession(url)
    expect(await Promise.all([first, second, third].map(statusOf))).to.deep.equal([200, 404, 200])
    expect(server.health().sessions).to.equal(2)
  })

  it('makes room among the sessions of the same key first', async () => {
    const url = await serve({ sessionsMax: 3, sessionsPerKeyMax: 3 }, keyed)
    const [one, two] = [await openSession(url, key('one')), await openSession(url, key('two'))]
    const others = [await openSession(url, key('one')), await openSession(url, key('two'))]
    expect(await Promise.all([one, two, ...others].map(statusOf))).to.deep.equal([200, 404, 200, 200])
  })

  it('closes nothing that is in use: both doors are told to come back later', async () => {
    const url = await serve({ sessionsMax: 3 })
    const leave = new AbortController()
    const stream = await openSse(url)
    const [streaming, calling] = [await openSession(url), await openSession(url)]
    await streaming.openStream(leave.signal)
    const file = await pidFile()
    const call = calling.post(callOf('slow__wait', { pids: file }), leave.signal).catch(() => undefined)
    const pids = await readPids(file)
    const refused = await post(`${url}/mcp`, initialize)
    expect(refused.status).to.equal(503)
    expect(await refused.json()).to.deep.equal({
      jsonrpc: '2.0',
      error: {
        code: -32000,
        message: '3 sessions are already open, all of them in use. Close one, or raise SMCP_SESSIONS_MAX.',
      },
      id: 1,
    })
    expect((await openSse(url)).status).to.equal(503)
    expect(pids.every(isAlive)).to.equal(true)
    leave.abort()
    await call
    await until(() => server.health().calls.running === 0)
    const next = await openSse(url)
    expect(next.status).to.equal(200)
    await Promise.all([stream.close(), next.close()])
  })

  it('counts the streams of 2026-07-28, which belong to no session', async () => {
    const url = await serve({ sessionsMax: 3, sessionsPerKeyMax: 2 }, keyed)
    const [unused, stream] = [await openSession(url, key('one')), await openListen(url, key('one'))]
    expect([stream.status, server.health().sessions]).to.deep.equal([200, 2])
    const other = await openListen(url, key('one'))
    expect(await statusOf(unused)).to.equal(404)
    const refused = await openListen(url, key('one'))
    expect(refused.status).to.equal(503)
    expect(refused.said).to.contain('2 sessions of this key are already open, all of them in use')
    expect((await openListen(url, key('two'))).status).to.equal(200)
    expect((await openSse(url, key('two'))).status).to.equal(503)
    await Promise.all([stream.close(), other.close()])
    await until(() => server.health().sessions === 1)
    expect((await openListen(url, key('one'))).status).to.equal(200)
  })

  it('holds for each key, so that one client can not take all', async () => {
    const url = await serve({ sessionsMax: 4 }, keyed)
    const streams = [await openSse(url, key('one')), await openSse(url, key('one'))]
    expect((await openSse(url, key('one'))).status).to.equal(503)
    const refused = await post(`${url}/mcp`, initialize, key('one'))
    expect(await refused.text()).to.contain('2 sessions of this key are already open, all of them in use')
    streams.push(await openSse(url, key('two')))
    expect(streams.map(({ status }) => status)).to.deep.equal([200, 200, 200])
    await Promise.all(streams.map(({ close }) => close()))
  })
})

describe('a client that leaves', () => {
  it('ends the programs of all its requests, also those of a batch', async () => {
    const server = await serveFixtures()
    const session = await openSession(server.url)
    const files = [await pidFile(), await pidFile()]
    const leave = new AbortController()
    const batch = files.map((file, i) => callOf('slow__wait', { pids: file }, `call-${i}`))
    const answer = session.post(batch, leave.signal).catch(() => undefined)
    const pids = (await Promise.all(files.map(readPids))).flat()
    leave.abort()
    await untilGone(pids)
    await answer
    expect(await statusOf(session)).to.equal(200)
    await server.close()
  })

  it('gives its place in the queue back at once where its call still waits', async () => {
    const server = await serveFixtures({ concurrency: 1, queueMax: 1 })
    const [running, waiting] = [new AbortController(), new AbortController()]
    const file = await pidFile()
    const call = (body: unknown, { signal }: AbortController) =>
      post(`${server.url}/messages/`, body, {}, signal).catch(() => 'left')
    const first = call(callOf('slow__wait', { pids: file }), running)
    const pids = await readPids(file)
    const second = call(callOf('echo__argv', { text: 'x' }), waiting)
    await until(() => server.health().calls.waiting === 1)
    waiting.abort()
    await until(() => server.health().calls.waiting === 0)
    expect(pids.every(isAlive)).to.equal(true)
    running.abort()
    await untilGone(pids)
    expect(await Promise.all([first, second])).to.deep.equal(['left', 'left'])
    await server.close()
  })
})

describe('a request', () => {
  /** What the server and its client use for so many of them. */
  const cpuOf = async (session: RawSession, requests: number): Promise<number> => {
    const before = process.cpuUsage()
    for (let n = 0; n < requests; n += 1) await statusOf(session)
    const { user, system } = process.cpuUsage(before)
    return user + system
  }

  it('costs as much beside hundreds of sessions as beside none', async () => {
    const server = await serveFixtures()
    const session = await openSession(server.url)
    await cpuOf(session, 300)
    const alone = await cpuOf(session, 100)
    for (let n = 0; n < 400; n += 1) expect(await statusOf(await openSession(server.url))).to.equal(200)
    expect(server.health().sessions).to.equal(401)
    expect(await cpuOf(session, 100)).to.be.below(2 * alone)
    await server.close()
  })
})
