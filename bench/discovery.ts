/**
 * npm run bench:discovery: what it costs to find out what plugins can do, the first time and later. Measured in pairs, so
 * that other load on the machine affects both sides. The real programs are those of bench/real, installed at the first
 * run; the lists of many plugins are measured once.
 */
import Table from 'cli-table3'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../src/config.js'
import { openCore } from '../src/core/open-core.js'
import { createToolHandlers } from '../src/core/tools.js'
import { loadMs } from './discovery/load-ms.js'
import { makeManyCommands } from './discovery/make-many-commands.js'
import { makePlugins } from './discovery/make-plugins.js'
import { makeRealPlugins } from './discovery/make-real-plugins.js'
import { measureLists, type ListCost } from './discovery/measure-lists.js'
import { makeCall } from '../test/support/make-call.js'
import { median } from './median.js'
import { makeTasks } from '../test/support/make-tasks.js'
import { makeToolset } from '../test/support/make-toolset.js'
import { silentLogger } from '../test/support/silent-logger.js'

const rounds = 3
/** A program that shows no parser unless its help is asked, so that each command's help is a separate question. */
const asked = `import sys
if len(sys.argv) < 2:
    sys.exit("nothing to do")
import argparse
parser = argparse.ArgumentParser()
commands = parser.add_subparsers()
for number in range(20):
    commands.add_parser("command-%d" % number).add_argument("--name")
parser.parse_args()
`

/** Makes one plugin with this many files of 8 KiB next to its program. */
async function makeLargePlugin(files: number): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'smcp-bench-'))
  await mkdir(join(dir, 'large'))
  await writeFile(join(dir, 'large', 'cli.py'), asked)
  const data = Buffer.alloc(8 * 1024)
  for (let number = 0; number < files; number += 1)
    await writeFile(join(dir, 'large', `data-${number}`), data)
  return dir
}

async function times(action: () => Promise<number>): Promise<number[]> {
  const found: number[] = []
  for (let round = 0; round < rounds; round += 1) found.push(await action())
  return found
}

const table = new Table({ head: ['what', 'ms', 'against', 'bound'], style: { head: [], border: [] } })

const hundred = await makePlugins(100)
const serial: number[] = []
const parallel: number[] = []
for (let round = 0; round < rounds; round += 1) {
  serial.push(await loadMs(hundred, { noCache: true, askSandbox: 'never' }, 1))
  parallel.push(await loadMs(hundred, { noCache: true, askSandbox: 'never' }))
}
const ratio = median(parallel) / median(serial)
table.push(['100 Python plugins, one after the other', median(serial).toFixed(0), '', ''])
table.push([
  '100 Python plugins, as many at once as cores',
  median(parallel).toFixed(0),
  `x ${ratio.toFixed(2)}`,
  '0.3 with a fork server',
])

const [small, large] = [await makeLargePlugin(0), await makeLargePlugin(1800)]
const smallMs = median(await times(() => loadMs(small, { noCache: true })))
const largeMs = median(await times(() => loadMs(large, { noCache: true })))
table.push(['help of 20 commands, in a sandbox where there is one', smallMs.toFixed(0), '', ''])
table.push([
  'the same with 14 MiB in 1,800 files beside it',
  largeMs.toFixed(0),
  `+ ${(largeMs - smallMs).toFixed(0)} ms`,
  'one copy',
])

const cacheDir = await mkdtemp(join(tmpdir(), 'smcp-bench-'))
const [one, many] = [await makePlugins(1), await makePlugins(500)]
for (const dir of [one, many]) await loadMs(dir, { cacheDir, askSandbox: 'never' })
const oneMs = median(await times(() => loadMs(one, { cacheDir })))
const manyMs = median(await times(() => loadMs(many, { cacheDir })))
table.push(['second start, 1 plugin', oneMs.toFixed(0), '', ''])
table.push([
  'second start, 500 plugins',
  manyMs.toFixed(0),
  `+ ${(manyMs - oneMs).toFixed(0)} ms`,
  '+ 200 ms',
])

const core = openCore({ ...readConfig({ pluginsDirs: [many] }), cacheDir })
await core.catalog.load()
const listed = await core.catalog.list()
const tools = Array.from({ length: Math.ceil(5000 / listed.length) }, (_, copy) =>
  listed.map((tool) => ({ ...tool, name: `${tool.name}_${copy}` })),
).flat()
const toolset = makeToolset(...tools)
const { 'tools/list': list } = createToolHandlers({
  toolsetFor: () => toolset,
  run: core.runner.run,
  limits: core.limits,
  builtInTools: [],
  heartbeatMs: undefined,
  onChange: () => undefined,
  ...makeTasks(),
  logger: silentLogger(),
})
const call = makeCall()
const listMs = async (): Promise<number> => {
  const startedAt = performance.now()
  await list({}, call)
  return performance.now() - startedAt
}
const first = await listMs()
const later = median(await times(listMs))
table.push(['list of 5,000 tools, first', first.toFixed(2), '', ''])
table.push(['list of 5,000 tools, later', later.toFixed(3), '', 'built once'])

const lists = new Table({
  head: ['lists without a sandbox', 'first', 'CPU', 'second', 'CPU', 'tools', 'with args'],
  style: { head: [], border: [] },
})
const manyCommands = await mkdtemp(join(tmpdir(), 'smcp-bench-'))
const real = await mkdtemp(join(tmpdir(), 'smcp-bench-'))
await makeManyCommands(manyCommands, 400, 300)
const realCount = await makeRealPlugins(real, 30)
for (const [what, dir] of [
  ['100 Python plugins', hundred],
  ['a program with 400 commands, 300 ms for the help of each', manyCommands],
  [`${realCount} real programs`, real],
] as const) {
  const { first, second } = await measureLists(dir)
  const both = (count: (list: ListCost) => number): string =>
    [...new Set([count(first), count(second)])].join(', then ')
  lists.push([
    what,
    ...costs(first),
    ...costs(second),
    both(({ tools }) => tools),
    both(({ withArgs }) => withArgs),
  ])
}

console.log(`${table.toString()}\nmedians of ${rounds}`)
console.log(`${lists.toString()}\nms; CPU of smcp and the programs that it asked`)
const dirs = [hundred, one, many, small, large, cacheDir, manyCommands, real]
await Promise.all(dirs.map((dir) => rm(dir, { recursive: true })))

function costs({ wallMs, cpuMs }: ListCost): string[] {
  return [wallMs.toFixed(0), cpuMs?.toFixed(0) ?? 'not known here']
}
