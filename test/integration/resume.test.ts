import { expect } from 'chai'
import { writeFile } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { fixturePlugins, serveFixtures } from '../support/serve-plugins.js'
import { isAlive, pidFile, readPids, untilGone } from '../support/processes.js'
import { callOf, openSession, ping, post } from '../support/raw-mcp.js'

const contract2 = fileURLToPath(new URL('../fixtures/contract-2', import.meta.url))
const newest = { 'MCP-Protocol-Version': '2025-11-25' }

interface Event {
  readonly id: string
  readonly data: string
}

/** Reads the events of a stream, up to one that fits; undefined where the stream ends before. */
async function eventOf(response: Response, fits: (event: Event) => boolean): Promise<Event | undefined> {
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  for (;;) {
    const { value, done } = await reader.read()
    text += value ?? ''
    const events = text
      .split('\n\n')
      .slice(0, -1)
      .map((block) => ({
        id: /^id: (.*)$/m.exec(block)?.[1] ?? '',
        data: /^data: (.*)$/m.exec(block)?.[1] ?? '',
      }))
    const found = events.find(fits)
    if (found || done) return found
  }
}
const hasId = ({ id }: Event): boolean => id !== ''
const isAnswer = ({ data }: Event): boolean => data.includes('"result"')

describe('a stream of a session on /mcp', () => {
  const serve = (resumeTimeoutMs = 30_000) =>
    serveFixtures({ pluginsDirs: [fixturePlugins, contract2], resumeTimeoutMs })
  const resume = (url: string, session: string, lastEventId: string): Promise<Response> =>
    fetch(`${url}/mcp`, {
      headers: {
        ...newest,
        Accept: 'text/event-stream',
        'Mcp-Session-Id': session,
        'Last-Event-ID': lastEventId,
      },
    })

  it('that was lost can be gone on with: its program runs on, and its answer comes', async () => {
    const server = await serve()
    const session = await openSession(server.url, newest)
    const file = await pidFile()
    const away = new AbortController()
    const there = `${file}.there`
    const call = await session.post(callOf('says__waits', { pids: file, file: there }), away.signal)
    const first = await eventOf(call, hasId)
    const pids = await readPids(file)
    away.abort()
    const resumed = await resume(server.url, session.id, first!.id)
    expect(pids.some(isAlive)).to.equal(true)
    expect(resumed.status).to.equal(200)
    await writeFile(there, '')
    const answer = await eventOf(resumed, isAnswer)
    expect(answer?.data).to.contain('it is there')
    // It has arrived, and is kept no longer.
    const late = await (await resume(server.url, session.id, first!.id)).text()
    expect(late).to.contain('"error"').and.not.to.contain('it is there')
    await server.close()
  })

  it('that nobody comes back for ends its program, also after the client came back once', async () => {
    const server = await serve(500)
    const session = await openSession(server.url, newest)
    const file = await pidFile()
    const [away, again] = [new AbortController(), new AbortController()]
    const call = await session.post(callOf('slow__wait', { pids: file }), away.signal)
    const first = await eventOf(call, hasId)
    const pids = await readPids(file)
    away.abort()
    const headers = {
      ...newest,
      Accept: 'text/event-stream',
      'Mcp-Session-Id': session.id,
      'Last-Event-ID': first!.id,
    }
    const resumed = await fetch(`${server.url}/mcp`, { headers, signal: again.signal })
    expect(resumed.status).to.equal(200)
    again.abort()
    await untilGone(pids)
    expect((await session.post(ping)).status).to.equal(200)
    await server.close()
  })

  it('that nobody came back for in time is answered by an error for whoever comes late', async () => {
    const server = await serve(50)
    const session = await openSession(server.url, newest)
    const file = await pidFile()
    const away = new AbortController()
    const call = await session.post(callOf('slow__wait', { pids: file }, 'a/7'), away.signal)
    const first = await eventOf(call, hasId)
    const pids = await readPids(file)
    away.abort()
    await untilGone(pids)
    const resumed = await resume(server.url, session.id, first!.id)
    expect(resumed.status).to.equal(200)
    const answer = await eventOf(resumed, ({ data }) => data !== '')
    const { id, error } = JSON.parse(answer!.data) as { id: string; error: { code: number; data: object } }
    expect(id).to.equal('a/7')
    expect(error).to.deep.include({ code: -32603, data: { code: 'cancelled', retryable: false } })
    // It is not the stream on which the session is told of changes.
    const listens = new AbortController()
    expect((await session.openStream(listens.signal)).status).to.equal(200)
    listens.abort()
    await server.close()
  })

  it('ends its program at once where the client does not know how to come back', async () => {
    const server = await serve()
    const session = await openSession(server.url, { 'MCP-Protocol-Version': '2025-06-18' })
    const file = await pidFile()
    const away = new AbortController()
    const call = session.post(callOf('slow__wait', { pids: file }), away.signal).catch(() => undefined)
    const pids = await readPids(file)
    away.abort()
    await untilGone(pids)
    await call
    await server.close()
  })

  it('is closed by a command that runs for long, whose client comes back', async () => {
    const server = await serve()
    const session = await openSession(server.url, newest)
    const call = await session.post(callOf('says__takes-long', {}))
    const text = await call.text()
    expect(text).to.match(/^retry: 1000$/m)
    expect(text).not.to.contain('at last')
    const [, id = ''] = /^id: (.*)$/m.exec(text) ?? []
    const answer = await eventOf(await resume(server.url, session.id, id), isAnswer)
    expect(answer?.data).to.contain('at last')
    await server.close()
  })

  it('that was closed so gives its client the time to come back, however short a lost one is kept', async () => {
    const server = await serve(0)
    const session = await openSession(server.url, newest)
    const text = await (await session.post(callOf('says__takes-long', {}))).text()
    const [, id = ''] = /^id: (.*)$/m.exec(text) ?? []
    await delay(100)
    const answer = await eventOf(await resume(server.url, session.id, id), isAnswer)
    expect(answer?.data).to.contain('at last')
    await server.close()
  })

  it('keeps its session in use until its client comes back, so that no newcomer closes it', async () => {
    const server = await serveFixtures({ pluginsDirs: [contract2], sessionsMax: 1 })
    const session = await openSession(server.url, newest)
    const text = await (await session.post(callOf('says__takes-long', {}))).text()
    const refusal = await openSession(server.url, newest).catch((error: unknown) => String(error))
    expect(refusal).to.contain('503')
    const [, id = ''] = /^id: (.*)$/m.exec(text) ?? []
    const answer = await eventOf(await resume(server.url, session.id, id), isAnswer)
    expect(answer?.data).to.contain('at last')
    await server.close()
  })

  it('is closed as soon as its call is cancelled, and not gone on with', async () => {
    const server = await serve()
    const session = await openSession(server.url, newest)
    const file = await pidFile()
    const call = await session.post(callOf('slow__wait', { pids: file }, 77))
    const pids = await readPids(file)
    const cancel = { jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId: 77 } }
    expect((await session.post(cancel)).status).to.equal(202)
    const text = await call.text()
    expect(text).not.to.contain('result')
    await untilGone(pids)
    // It is never answered, so that there is nothing to come back for.
    const [, id = ''] = /^id: (.*)$/m.exec(text) ?? []
    expect((await resume(server.url, session.id, id)).status).to.equal(400)
    await server.close()
  })

  it('stays open, and its program runs on, whatever else of it is refused', async () => {
    const server = await serve()
    const session = await openSession(server.url, newest)
    const file = await pidFile()
    const there = `${file}.there`
    const call = await session.post(callOf('says__waits', { pids: file, file: there }, 7))
    const [first, rest] = call.body!.tee()
    const event = await eventOf(new Response(first), hasId)
    const pids = await readPids(file)
    const own = { 'Mcp-Session-Id': session.id, Accept: 'text/event-stream' }
    const get = async (headers: Record<string, string>): Promise<number> =>
      (await fetch(`${server.url}/mcp`, { headers: { ...own, 'Last-Event-ID': event!.id, ...headers } }))
        .status
    expect(await get({ ...newest, Accept: 'application/json' })).to.equal(406)
    // Of this revision a client could not come back.
    expect(await get({ Accept: 'application/json' })).to.equal(406)
    expect(await get({ 'MCP-Protocol-Version': '1999-01-01' })).to.equal(400)
    const cancel = { jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId: 7 } }
    for (const message of [callOf('says__works', {}, 7), { ...ping, id: 7 }, cancel]) {
      const refused = await post(`${server.url}/mcp`, message, { ...own, ...newest })
      expect(refused.status).to.equal(406)
      await refused.text()
    }
    expect(pids.some(isAlive)).to.equal(true)
    await writeFile(there, '')
    expect((await eventOf(new Response(rest), isAnswer))?.data).to.contain('it is there')
    await server.close()
  })

  it('is refused where its event is unknown, unless it is the one that belongs to no request', async () => {
    const server = await serve()
    const session = await openSession(server.url, newest)
    for (const id of ['nothing', 'no/1', '/', ''])
      expect((await resume(server.url, session.id, id)).status, id).to.equal(id === '' ? 200 : 400)
    await server.close()
    const other = await serve()
    const another = await openSession(other.url, newest)
    const standalone = await resume(other.url, another.id, '_GET_stream/99')
    expect(standalone.status).to.equal(200)
    await standalone.body?.cancel()
    await other.close()
  })
})
