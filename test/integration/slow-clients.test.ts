import { expect } from 'chai'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { openSse, ping, post } from '../support/raw-mcp.js'
import { serveFixtures } from '../support/serve-plugins.js'

const dripEachMs = 200
/** The limit is 15 seconds; Node's own are 60 and 300. */
const cutOffMsMax = 40_000

describe('a client that sends slowly', function () {
  this.timeout(60_000)

  it('is cut off, in its headers and in its body, while a stream of answers goes on', async () => {
    const server = await serveFixtures()
    const stream = await openSse(server.url)
    const head = 'POST /messages/ HTTP/1.1\r\nHost: 127.0.0.1\r\n'
    const began = performance.now()
    const slow = [
      drip(server.url, `${head}X-Slow: `),
      drip(server.url, `${head}Content-Type: application/json\r\nContent-Length: 100000\r\n\r\n{"a": "`),
    ]
    for (const answer of await Promise.all(slow)) expect(answer).to.match(/^(HTTP\/1\.1 408 .*)?$/s)
    expect(performance.now() - began).to.be.lessThan(cutOffMsMax)
    // Its stream is older than they were.
    expect((await post(server.url + stream.endpoint, ping)).status).to.equal(202)
    await stream.close()
    await server.close()
  })
})

/** Sends this and then a letter after the other; resolves with what is answered until the connection is closed. */
async function drip(url: string, text: string): Promise<string> {
  const { hostname, port } = new URL(url)
  const socket: Socket = connect(Number(port), hostname)
  let answer = ''
  socket.setEncoding('utf8').on('data', (part: string) => (answer += part))
  socket.on('error', () => undefined).write(text)
  const timer = setInterval(() => socket.write('x'), dripEachMs)
  await once(socket, 'close')
  clearInterval(timer)
  return answer
}
