import { median } from '../../median.js'
import type { CallInLog, Stand } from '../stand.js'

const calls = 300

/**
 * Where the time of a forked call of the light program goes, with one caller, as rows of a table: by what the log says of
 * the steps of each call, and the rest. Medians, so that they need not sum up to the whole.
 */
export async function measureLayers({ server, programs: { light } }: Stand): Promise<string[][]> {
  const before = server.logged.length
  const times = await server.calls(light.tool, light.args, calls)()
  // The log is written when the answer is on its way.
  while (server.logged.length < before + calls) await new Promise(setImmediate)
  const logged = server.logged.slice(before)
  const of = (value: (call: CallInLog) => number): number => median(logged.map(value))
  const [wholeMs, callMs] = [median(times), of(({ ms }) => ms)]
  const layers: readonly (readonly [what: string, ms: number])[] = [
    ['HTTP and MCP, client and server', wholeMs - callMs],
    [
      'name, check, argv; after the end, the rest of the output and the result',
      of(({ ms, queueMs, startMs, runMs }) => ms - queueMs - startMs - runMs),
    ],
    ['queue', of(({ queueMs }) => queueMs)],
    ['to the fork server, pipes and fork', of(({ startMs }) => startMs)],
    ['the program, to its end', of(({ runMs }) => runMs)],
    ['of it, CPU of the program', of(({ cpuMs = Number.NaN }) => cpuMs)],
  ]
  const row = (what: string, ms: number): string[] => [
    what,
    ms.toFixed(1),
    `${((100 * ms) / wholeMs).toFixed(0)} %`,
  ]
  return [
    ['a forked call of the light program', 'ms', 'share'],
    row('whole, as its client sees it', wholeMs),
    ...layers.map(([what, ms]) => row(what, ms)),
  ]
}
