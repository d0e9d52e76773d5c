import { expect } from 'chai'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { until } from '../support/processes.js'
import { callOf, openSession, post } from '../support/raw-mcp.js'
import { serveFixtures } from '../support/serve-plugins.js'

type Server = Awaited<ReturnType<typeof serveFixtures>>

/** A megabyte each: more than the buffers of the two sockets hold. */
const answersMax = 64
const megabyte = callOf('flood__letters', { count: 1024 * 1024 })

/** What a client is told when the tools change is 86 bytes long. */
const noticesOfARound = 5000
const roundsMax = 60

/** Sends a request by hand; the test reads as much of what comes as it likes. */
function request(server: Server, lines: string[], body?: string): Socket {
  const { hostname, port } = new URL(server.url)
  const socket = connect(Number(port), hostname)
  socket.on('error', () => undefined)
  const length = body === undefined ? [] : [`Content-Length: ${Buffer.byteLength(body)}`]
  socket.write([...lines, `Host: ${hostname}:${port}`, ...length, '', body ?? ''].join('\r\n'))
  return socket
}

describe('a client that does not read its stream', () => {
  let server: Server
  beforeEach(async () => {
    server = await serveFixtures({ unreadBytesMax: 1024 * 1024, concurrency: 2 })
  })
  afterEach(async () => {
    await server.close()
  })

  it('loses it on SSE, before it has cost more than the limit', async () => {
    const socket = request(server, ['GET /sse HTTP/1.1'])
    const endpoint = await new Promise<string>((found) => {
      socket.on('data', (text) => {
        const [, path] = /data: (\S+)/.exec(String(text)) ?? []
        if (path !== undefined) found(path)
      })
    })
    socket.pause()
    let status = 202
    for (let sent = 0; status === 202 && sent < answersMax; sent += 1) {
      status = (await post(server.url + endpoint, { ...megabyte, id: sent })).status
      await until(() => server.health().calls.running === 0)
    }
    expect(status).to.equal(404)
    expect(server.health().sessions).to.equal(0)
    socket.destroy()
  })

  it('loses it on /mcp, and the programs that it was for are ended', async () => {
    const { id } = await openSession(server.url)
    const body = JSON.stringify(Array.from({ length: answersMax }, (_, i) => ({ ...megabyte, id: i })))
    const headers = ['Content-Type: application/json', 'Accept: application/json, text/event-stream']
    const socket = request(server, ['POST /mcp HTTP/1.1', `Mcp-Session-Id: ${id}`, ...headers], body)
    await once(socket, 'readable')
    const calls = (): number => server.health().calls.running + server.health().calls.waiting
    await until(() => calls() === 0)
    let arrived = 0
    socket.on('data', (data: Buffer) => (arrived += data.length))
    await once(socket, 'close')
    expect(arrived)
      .to.be.above(0)
      .and.below(0.8 * answersMax * 1024 * 1024)
    socket.destroy()
  })

  it('loses the stream of its session on /mcp, and may open another', async () => {
    const { id, openStream } = await openSession(server.url)
    const socket = request(server, [
      'GET /mcp HTTP/1.1',
      'Accept: text/event-stream',
      `Mcp-Session-Id: ${id}`,
    ])
    await once(socket, 'readable')
    const leave = new AbortController()
    let status = 409
    // A session has one such stream at a time, so a second is refused as long as there is the first.
    for (let round = 0; status === 409 && round < roundsMax; round += 1) {
      for (let i = 0; i < noticesOfARound; i += 1) server.changes.emit('change', { list: 'tools' })
      status = (await openStream(leave.signal)).status
    }
    expect(status).to.equal(200)
    leave.abort()
    socket.destroy()
  })
})
