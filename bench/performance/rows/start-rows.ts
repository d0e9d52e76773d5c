import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '../../../src/config.js'
import { loadMs } from '../../discovery/load-ms.js'
import { makePlugins } from '../../discovery/make-plugins.js'
import { versionCostMs } from '../../measure-start.js'
import { median } from '../../median.js'
import { inPairs, timed } from '../pairs.js'
import { units, type Measured, type Row } from '../row.js'

const versionRounds = 5
/** One that tells its contract at next to no cost: what the first start takes is not measured. */
const program =
  '#!/bin/sh\n[ "$1" = --describe ] && echo \'{"commands": [{"name": "go", "parameters": [{"name": "text", "type": "string"}]}]}\'\n'

export const startRows: readonly Row[] = [
  {
    what: 'first description of 100 Python plugins, by four times that of 25 one after the other, each by a start',
    unit: units.ratio,
    must: 0.3,
    aim: 0.1,
    measure: () => describeMany('off'),
  },
  {
    what: 'first description of 100 Python plugins, by four times that of 25 one after the other, forked as well',
    unit: units.ratio,
    measure: () => describeMany('on'),
  },
  {
    what: 'second start, 500 plugins more than 1',
    unit: units.moreMs,
    must: 200,
    aim: 50,
    measure: async ({ dir }) => {
      const settings = { cacheDir: join(dir, 'cache'), askSandbox: 'never' } as const
      const [one, many] = [await makeShellPlugins(dir, 1), await makeShellPlugins(dir, 500)]
      const load = (plugins: string) => timed(() => loadMs(plugins, settings))
      for (const plugins of [one, many]) await load(plugins)()
      const pairs = await inPairs(load(many), load(one))
      return {
        value: pairs.one - pairs.other,
        from: `${pairs.one.toFixed(0)} ms, ${pairs.other.toFixed(0)} ms`,
      }
    },
  },
  {
    what: 'smcp --version, CPU above that of Node alone',
    unit: units.moreMs,
    must: 160,
    aim: 40,
    measure: async () => {
      const costs: number[] = []
      for (let round = 0; round < versionRounds; round += 1) costs.push(await versionCostMs())
      return { value: median(costs), from: `median of ${versionRounds}` }
    },
  },
]

/** 100 at once, as a server has them, beside 25 one after the other, forked or not. */
async function describeMany(warm: 'on' | 'off'): Promise<Measured> {
  const dirs = [await makePlugins(100), await makePlugins(25)] as const
  const load = (dir: string, settings: Partial<Config> = {}, concurrency?: number) =>
    timed(() => loadMs(dir, { noCache: true, askSandbox: 'never', ...settings }, concurrency))
  const { one, other, ratio } = await inPairs(load(dirs[0]), load(dirs[1], { warm }, 1), { pairsMin: 1 })
  for (const dir of dirs) await rm(dir, { recursive: true })
  return { value: ratio / 4, from: `${(one / 1000).toFixed(1)} s, 4 x ${(other / 1000).toFixed(1)} s` }
}

async function makeShellPlugins(dir: string, count: number): Promise<string> {
  const plugins = await mkdtemp(join(dir, 'many-'))
  for (let number = 0; number < count; number += 1) {
    await mkdir(join(plugins, `plugin_${number}`))
    await writeFile(join(plugins, `plugin_${number}`, 'cli.sh'), program, { mode: 0o755 })
  }
  return plugins
}
