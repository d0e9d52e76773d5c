/**
 * How much memory a server keeps for a plugin that is reloaded and called again and again: the heap after 1,000 rounds.
 */
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { readConfig } from '../src/config.js'
import { openCore } from '../src/core/open-core.js'
import { callTool } from '../src/executor/call-tool.js'
import { noTimes } from '../src/process/how-it-ran.js'

const rounds = 1000
/** Rounds in which caches fill and code is compiled. */
const warmUpRounds = 200

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

const dir = await mkdtemp(join(tmpdir(), 'smcp-bench-'))
await mkdir(join(dir, 'p'))
await writeFile(join(dir, 'p', 'cli.sh'), '#!/bin/sh\n')
const { catalog, limits } = openCore({ ...readConfig({ pluginsDirs: [dir] }), noCache: true })
await catalog.load()

const nothing = Buffer.alloc(0)
const run = () =>
  Promise.resolve({
    end: 'exited' as const,
    exitCode: 0,
    signal: undefined,
    stdout: nothing,
    stderr: nothing,
    times: noTimes,
  })

async function reloadAndCall(round: number): Promise<void> {
  const parameters = [{ name: `p${round}`, type: 'string' }]
  await writeFile(
    join(dir, 'p', 'smcp.json'),
    JSON.stringify({ describe: { commands: [{ name: 'go', parameters }] } }),
  )
  await catalog.refresh()
  await catalog.list()
  await callTool(catalog, { name: 'p__go', arguments: { [`p${round}`]: 'x' } }, { run, limits })
}

function heapMegabytes(): number {
  collectGarbage()
  return process.memoryUsage().heapUsed / 1024 / 1024
}

for (let round = 0; round < warmUpRounds; round += 1) await reloadAndCall(round)
const before = heapMegabytes()
for (let round = 0; round < rounds; round += 1) await reloadAndCall(warmUpRounds + round)
console.log(`${rounds} reloads with a call each keep ${(heapMegabytes() - before).toFixed(1)} MB`)
