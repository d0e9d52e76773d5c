import { connect } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { callOf, openSession, openSse, post } from '../../test/support/raw-mcp.js'
import { inTurn } from './in-turn.js'

const soonMs = 50
const call = callOf('hang__go', { text: 'x' })
const leaveSoon = (): AbortSignal => AbortSignal.timeout(soonMs)

/** Ways to leave without a word in the middle of a call, or of what is to become one. */
const ways: readonly ((url: string) => Promise<unknown>)[] = [
  (url) => post(`${url}/messages/`, call, {}, leaveSoon()),
  async (url) => (await openSession(url)).post(call, leaveSoon()),
  async (url) => {
    const stream = await openSse(url)
    await post(url + stream.endpoint, call)
    await wait(soonMs)
    await stream.close()
  },
  (url) => leaveInside(url, 'POST /mcp HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Ty'),
  (url) =>
    leaveInside(
      url,
      'POST /messages/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 999\r\n\r\n{"jso',
    ),
]

/** One client that vanishes, the one way or the other. */
export async function vanish(url: string, count: number): Promise<void> {
  await inTurn(ways, count)(url).catch(() => undefined)
}

async function leaveInside(url: string, text: string): Promise<void> {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  socket.on('error', () => undefined).write(text)
  await wait(soonMs)
  socket.destroy()
}
