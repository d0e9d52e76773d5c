import { type doors, type TestClient } from '../../test/support/mcp-clients.js'
import { cpuMs } from './cpu-ms.js'
import type { Measured } from './servers.js'

const slices = 7
/** As much as so many slices comes first, by several clients at once: until then V8 still makes both servers faster. */
const warmUps = 20
const clientsAtOnce = 8

type Connect = (typeof doors)[string]

/** Something that clients do. */
export interface Row {
  readonly what: string
  /** How many tools the servers have. */
  readonly tools: number
  /** How often it is done in a slice. */
  readonly times: number
  /** Undefined: a whole session, from connecting to leaving. */
  readonly once?: (client: TestClient) => Promise<unknown>
}

/** What it cost each of these servers once, in ms, slice by slice. In each slice another is the first. */
export async function measure(row: Row, connect: Connect, servers: readonly Measured[]): Promise<number[][]> {
  const all = [...servers.entries()]
  const measured: number[][] = []
  for (const server of servers) await warmUp(row, connect, server)
  for (let slice = 0; slice < slices; slice += 1) {
    const first = slice % all.length
    const ms: number[] = []
    for (const [index, server] of [...all.slice(first), ...all.slice(0, first)])
      ms[index] = await costOf(row, connect, server)
    measured.push(ms)
  }
  return measured
}

async function warmUp({ times, once }: Row, connect: Connect, { url }: Measured): Promise<void> {
  const each = (warmUps * times) / clientsAtOnce
  const clients = Array.from({ length: clientsAtOnce }, async () => {
    const client = once && (await connect(url))
    for (let n = 0; n < each; n += 1) await (client ? once(client) : session(connect, url))
    await client?.close()
  })
  await Promise.all(clients)
}

async function costOf({ times, once }: Row, connect: Connect, { url, pid }: Measured): Promise<number> {
  const client = once && (await connect(url))
  const before = await cpuMs(pid)
  for (let n = 0; n < times; n += 1) await (client ? once(client) : session(connect, url))
  const after = await cpuMs(pid)
  await client?.close()
  return (after - before) / times
}

async function session(connect: Connect, url: string): Promise<void> {
  const client = await connect(url)
  await client.listTools()
  await client.call('health')
  await client.close()
}
