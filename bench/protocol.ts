/**
 * npm run bench:protocol [-- --only TEXT] [-- --write] [CHECKOUT]: what smcp adds to the SDK on each transport, in CPU
 * time of the server: a tool that needs no process, a session that lists and calls once, and a list of 1,000 tools. Every
 * slice is measured on each server in turn, by servers that are started anew several times, because V8 does not make
 * each of them equally fast. What is shown is the lower quartile of the slices, for other load on the machine only adds,
 * and the median of their ratios, for it adds to both servers. With the path of another built checkout, that is measured
 * beside this one; `--write` writes docs/speed.md.
 */
import Table from 'cli-table3'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { doors } from '../test/support/mcp-clients.js'
import { repository } from '../test/support/start-smcp.js'
import { median } from './median.js'
import { measure, type Row } from './protocol/measure.js'
import { startBuilt, startSdk, type Measured } from './protocol/servers.js'
import { lowerQuartile } from './quartile.js'
import { markdownOf } from './real/real-page.js'
import { withSection } from './score/sections.js'

const starts = 2
const rows: readonly Row[] = [
  { what: 'a tool without a process', tools: 10, times: 200, once: (client) => client.call('health') },
  { what: 'connect, list 10 tools, call, leave', tools: 10, times: 40 },
  { what: 'tools/list of 1,000 tools', tools: 1000, times: 30, once: (client) => client.listTools() },
]

const { values, positionals } = parseArgs({
  options: { only: { type: 'string', default: '' }, write: { type: 'boolean', default: false } },
  allowPositionals: true,
})
const dir = await mkdtemp(join(tmpdir(), 'smcp-bench-'))
const measured = Object.entries(doors)
  .filter(([door]) => door !== 'Streamable HTTP, SDK v1')
  .flatMap(([door, connect]) => rows.map((row) => ({ row, connect, what: `${row.what}, ${door}` })))
  .filter(({ what }) => what.includes(values.only))
  .map((one) => ({ ...one, slices: [] as number[][] }))
for (let start = 0; start < starts; start += 1)
  for (const tools of new Set(measured.map(({ row }) => row.tools))) {
    const servers = await startAll(join(dir, `${start}-${tools}`), tools)
    for (const { row, connect, slices } of measured)
      if (row.tools === tools) slices.push(...(await measure(row, connect, servers)))
    for (const server of servers) await server.stop()
  }
const table = measured.map(({ what, slices }) => {
  const [sdk = [], ...built] = (slices[0] ?? []).map((_, server) =>
    slices.map((ms) => ms[server] ?? Number.NaN),
  )
  const cost = (ms: readonly number[]): string => lowerQuartile(ms).toFixed(2)
  const ratio = (ms: readonly number[]): string =>
    median(ms.map((one, slice) => one / (sdk[slice] ?? Number.NaN))).toFixed(2)
  return [what, cost(sdk), ...built.flatMap((ms) => [cost(ms), ratio(ms)])]
})
const head = [
  'CPU of the server, ms',
  'SDK alone',
  ...['smcp', ...positionals].flatMap((name) => [name, 'ratio']),
]
const shown = new Table({ head, style: { head: [], border: [] } })
shown.push(...table)
console.log(shown.toString())
await rm(dir, { recursive: true })
if (values.write) {
  const page = fileURLToPath(new URL('../docs/speed.md', import.meta.url))
  const text = withSection(await readFile(page, 'utf8'), 'protocol', markdownOf([head, ...table]))
  await writeFile(page, text)
}

/** The SDK's server is the first. */
async function startAll(place: string, tools: number): Promise<readonly Measured[]> {
  const start = async (checkout: string, name: string): Promise<Measured> => {
    const own = join(place, name)
    await mkdir(own, { recursive: true })
    return startBuilt(checkout, own, tools)
  }
  const here = await start(repository, 'here')
  const others = await Promise.all(positionals.map((path, index) => start(resolve(path), String(index))))
  return [await startSdk(here, place), here, ...others]
}
