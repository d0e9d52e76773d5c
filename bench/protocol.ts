/**
 * npm run bench:protocol [-- --only TEXT] [CHECKOUT]: what smcp adds to the SDK on each transport, in CPU time of the
 * server: a tool that needs no process, a session that lists and calls once, and a list of 1,000 tools. Every slice is
 * measured on each server in turn; the ratios are to the SDK alone, in the same slice, and their median is shown. With
 * the path of another built checkout, that is measured beside this one.
 */
import Table from 'cli-table3'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { doors } from '../test/support/mcp-clients.js'
import { repository } from '../test/support/start-smcp.js'
import { median } from './median.js'
import { measure, type Row } from './protocol/measure.js'
import { startBuilt, startSdk, type Measured } from './protocol/servers.js'

const rows: readonly Row[] = [
  { what: 'a tool without a process', tools: 10, times: 200, once: (client) => client.call('health') },
  { what: 'connect, list 10 tools, call, leave', tools: 10, times: 50 },
  { what: 'tools/list of 1,000 tools', tools: 1000, times: 30, once: (client) => client.listTools() },
]

const { values, positionals } = parseArgs({
  options: { only: { type: 'string', default: '' } },
  allowPositionals: true,
})
const dir = await mkdtemp(join(tmpdir(), 'smcp-bench-'))
const servers = new Map<number, readonly Measured[]>()
for (const { tools } of rows) if (!servers.has(tools)) servers.set(tools, await startAll(tools))
const table = new Table({
  head: [
    'CPU of the server, ms',
    'SDK alone',
    ...['smcp', ...positionals].flatMap((name) => [name, 'ratio']),
  ],
  style: { head: [], border: [] },
})
for (const [door, connect] of Object.entries(doors).filter(([name]) => name !== 'Streamable HTTP, SDK v1'))
  for (const row of rows) {
    const what = `${row.what}, ${door}`
    if (!what.includes(values.only)) continue
    const [sdk = [], ...built] = await measure(row, connect, servers.get(row.tools) ?? [])
    const ratios = built.map((ms) => ms.map((cost, slice) => cost / (sdk[slice] ?? Number.NaN)))
    table.push([
      what,
      median(sdk).toFixed(2),
      ...built.flatMap((ms, index) => [median(ms), median(ratios[index] ?? [])].map((n) => n.toFixed(2))),
    ])
  }
console.log(table.toString())
for (const server of [...servers.values()].flat()) await server.stop()
await rm(dir, { recursive: true })

/** The SDK's server is the first. */
async function startAll(tools: number): Promise<readonly Measured[]> {
  const start = async (checkout: string, index: number): Promise<Measured> => {
    const own = join(dir, `${tools}-${index}`)
    await mkdir(own)
    return startBuilt(checkout, own, tools)
  }
  const here = await start(repository, 0)
  const others = await Promise.all(positionals.map((path, index) => start(resolve(path), index + 1)))
  return [await startSdk(here, dir), here, ...others]
}
