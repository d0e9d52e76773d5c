/**
 * npm run bench:protocol: what smcp adds to the SDK on each transport, in CPU time of the server: a tool that needs no
 * process, a session that lists and calls once, and a list of 1,000 tools. Both servers are measured in turns, and the
 * medians of all turns are compared.
 */
import Table from 'cli-table3'
import { execa } from 'execa'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { doors, type TestClient } from '../test/support/mcp-clients.js'
import { post } from '../test/support/raw-mcp.js'
import { startSmcp } from '../test/support/start-smcp.js'
import { median } from './median.js'

const rounds = 7
const tools = 1000
const connects = Object.entries(doors).filter(([door]) => !door.endsWith('Streamable HTTP, SDK v1'))
/** Clock ticks of /proc/PID/stat in a second; 100 on every Linux that Node supports. */
const ticksPerSecond = 100

interface Side {
  readonly url: string
  readonly pid: number
}

const dir = await mkdtemp(join(tmpdir(), 'smcp-bench-'))
await mkdir(join(dir, 'plugins', 'many'), { recursive: true })
const parameters = [{ name: 'text', type: 'string', description: 'What is said.', required: true }]
const commands = Array.from({ length: tools }, (_, n) => ({
  name: `go_${n}`,
  description: `Goes ${n}.`,
  parameters,
}))
await writeFile(join(dir, 'plugins', 'many', 'cli.sh'), '#!/bin/sh\n', { mode: 0o755 })
await writeFile(join(dir, 'plugins', 'many', 'smcp.json'), JSON.stringify({ describe: { commands } }))

const smcp = await startSmcp(['--plugins-dir', join(dir, 'plugins')])
const listed = await post(`${smcp.url}/messages/`, { jsonrpc: '2.0', id: 1, method: 'tools/list' })
await writeFile(join(dir, 'list.json'), JSON.stringify(((await listed.json()) as { result: unknown }).result))
const listFile = join(dir, 'list.json')
const sdk = execa(process.execPath, ['--import=tsx', 'bench/protocol/sdk-server.ts', listFile])
const port = await new Promise<string>((done) => {
  sdk.stdout.once('data', (data: Buffer) => {
    done(String(data).trim())
  })
})
const sides = {
  smcp: { url: smcp.url, pid: smcp.child.pid ?? 0 },
  sdk: { url: `http://127.0.0.1:${port}`, pid: sdk.pid ?? 0 },
}

const table = new Table({
  head: ['CPU of the server, ms', 'SDK alone', 'smcp', 'ratio'],
  style: { head: [], border: [] },
})
for (const [door, connect] of connects) {
  await row(`a tool without a process, ${door}`, 200, async (client) => client.call('health'), connect)
  await row(`tools/list of ${tools}, ${door}`, 10, async (client) => client.listTools(), connect)
  await row(`connect, list, call, leave, ${door}`, 10, undefined, connect)
}
console.log(table.toString())
await smcp.stop()
sdk.kill()
await sdk.catch(() => undefined)
await rm(dir, { recursive: true })

/** Compares what `times` of this cost each server; without `once`, whole sessions. */
async function row(
  what: string,
  times: number,
  once: ((client: TestClient) => Promise<unknown>) | undefined,
  connect: (url: string) => Promise<TestClient>,
): Promise<void> {
  const ms: Record<keyof typeof sides, number[]> = { sdk: [], smcp: [] }
  for (let round = 0; round <= rounds; round += 1)
    for (const name of round % 2 === 0 ? (['sdk', 'smcp'] as const) : (['smcp', 'sdk'] as const)) {
      const cost = await cpuOf(sides[name], times, once, connect)
      // The first round warms up.
      if (round > 0) ms[name].push(cost)
    }
  const [alone, whole] = [median(ms.sdk), median(ms.smcp)]
  table.push([what, alone.toFixed(2), whole.toFixed(2), (whole / alone).toFixed(2)])
}

/** The CPU time in milliseconds of one of `times`. */
async function cpuOf(
  { url, pid }: Side,
  times: number,
  once: ((client: TestClient) => Promise<unknown>) | undefined,
  connect: (url: string) => Promise<TestClient>,
): Promise<number> {
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

async function cpuMs(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
  // Behind the name, which may hold blanks; the fields are counted from the state, which is the third.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticksPerSecond
}
