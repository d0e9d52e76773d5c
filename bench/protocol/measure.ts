import { type doors, type TestClient } from '../../test/support/mcp-clients.js'
import { cpuMs } from './cpu-ms.js'
import type { Measured } from './servers.js'

const slices = 9
/** So many slices come first and are not counted: until then V8 still makes both servers faster. */
const warmUps = 6

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
  const ms = servers.map((): number[] => [])
  const all = [...servers.entries()]
  for (let slice = 0; slice < warmUps + slices; slice += 1) {
    const first = slice % all.length
    for (const [index, server] of [...all.slice(first), ...all.slice(0, first)]) {
      const cost = await costOf(row, connect, server)
      if (slice >= warmUps) ms[index]?.push(cost)
    }
  }
  return ms
}

async function costOf({ times, once }: Row, connect: Connect, { url, pid }: Measured): Promise<number> {
  const client = once ? await connect(url) : undefined
  const before = await cpuMs(pid)
  for (let n = 0; n < times; n += 1) {
    if (client && once) await once(client)
    else await session(await connect(url))
  }
  const after = await cpuMs(pid)
  await client?.close()
  return (after - before) / times
}

async function session(client: TestClient): Promise<void> {
  await client.listTools()
  await client.call('health')
  await client.close()
}
