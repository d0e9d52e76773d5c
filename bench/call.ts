/**
 * npm run bench:call: what a start, a list and a call cost through /mcp, with a program that does almost nothing. With
 * the path of another built checkout (`npm run bench:call -- ../before`), both are measured in one run, in turns, and the
 * ratio shows whether a change has cost anything.
 */
import Table from 'cli-table3'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { doors, type TestClient } from '../test/support/mcp-clients.js'
import { repository, startSmcp, type RunningSmcp } from '../test/support/start-smcp.js'
import { median } from './median.js'

const starts = 9
const requests = 200
const pluginCount = 10
const eras = Object.entries(doors).filter(([door]) => door.endsWith('SDK v2'))
const program =
  '#!/bin/sh\n[ "$1" = --describe ] && exec cat "${0%/*}/contract.json"\necho \'{"ok": true}\'\n'
const contract = JSON.stringify({
  commands: [{ name: 'go', parameters: [{ name: 'text', type: 'string' }] }],
})

/** One checkout, with its server and its times. */
interface Side {
  readonly run: string
  readonly server: RunningSmcp
  readonly clients: readonly TestClient[]
  readonly ms: Record<string, number[]>
}

interface Measured {
  readonly what: string
  readonly rounds: number
  readonly once: (side: Side) => Promise<unknown> | undefined
}

const dir = await mkdtemp(join(tmpdir(), 'smcp-bench-'))
for (let number = 0; number < pluginCount; number += 1) {
  const plugin = join(dir, 'plugins', `plugin_${number}`)
  await mkdir(plugin, { recursive: true })
  await writeFile(join(plugin, 'contract.json'), contract)
  await writeFile(join(plugin, 'cli.sh'), program, { mode: 0o755 })
}
const other = process.argv[2]
const checkouts = [repository, ...(other === undefined ? [] : [resolve(other)])]
const sides = await Promise.all(checkouts.map(openSide))
const measured: readonly Measured[] = [
  { what: 'start, plugins known', rounds: starts, once: async ({ run }) => (await start(run)).stop() },
  ...eras.flatMap(([era], index): Measured[] => [
    { what: `tools/list, ${era}`, rounds: requests, once: ({ clients }) => clients[index]?.listTools() },
    {
      what: `tools/call, ${era}`,
      rounds: requests,
      once: ({ clients }) => clients[index]?.call('plugin_0__go', { text: 'x' }),
    },
  ]),
]
for (const { what, rounds, once } of measured)
  for (let round = 0; round <= rounds; round += 1)
    // The sides also take turns at being first; the first round is not counted.
    for (const side of round % 2 === 0 ? sides : sides.toReversed()) {
      const startedAt = performance.now()
      await once(side)
      if (round > 0) (side.ms[what] ??= []).push(performance.now() - startedAt)
    }
console.log(tableOf(sides).toString())
for (const { clients, server } of sides) {
  for (const client of clients) await client.close()
  await server.stop()
}
await rm(dir, { recursive: true })

async function openSide(checkout: string): Promise<Side> {
  const run = join(checkout, 'bin', 'run.js')
  const server = await start(run)
  const clients = await Promise.all(eras.map(([, connect]) => connect(server.url)))
  return { run, server, clients, ms: {} }
}

function start(run: string): Promise<RunningSmcp> {
  return startSmcp(['--plugins-dir', join(dir, 'plugins')], {
    program: [process.execPath, run],
    cwd: dir,
    env: { XDG_CACHE_HOME: join(dir, 'cache') },
  })
}

function tableOf([own, before]: readonly Side[]): Table.Table {
  const table = new Table({
    head: ['median, ms', 'here', ...(before ? ['there', 'here / there, median of the rounds'] : [])],
    style: { head: [], border: [] },
  })
  for (const [what, here] of Object.entries(own?.ms ?? {})) {
    const there = before?.ms[what]
    const ratios = here.map((ms, round) => ms / (there?.[round] ?? Number.NaN))
    table.push([
      what,
      median(here).toFixed(2),
      ...(there ? [median(there).toFixed(2), median(ratios).toFixed(2)] : []),
    ])
  }
  return table
}
