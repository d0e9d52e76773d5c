import { readProcessStat } from '../../../src/process/process-stat.js'
import { median } from '../../median.js'
import { cpuMs } from '../../protocol/cpu-ms.js'
import type { Stand } from '../stand.js'

const calls = 200
const starts = 20

/**
 * CPU time of one forked call of the light program, with one caller, and of one start of it, as rows of a table. Other
 * load on the machine changes it less than the time on the clock.
 */
export async function measureCpu({ server, starter, programs: { light } }: Stand): Promise<string[][]> {
  const { tool, args, command, cwd } = light
  const forkServer = (await server.health()).loaded.find(({ plugin }) => tool.startsWith(plugin))?.pid
  const used = async (): Promise<readonly [number, number]> => [
    await cpuMs(server.pid),
    forkServer === undefined ? Number.NaN : await cpuMs(forkServer),
  ]
  const [before, firstLogged] = [await used(), server.logged.length]
  await server.calls(tool, args, calls)()
  const after = await used()
  const program = median(server.logged.slice(firstLogged).map((call) => call.cpuMs ?? Number.NaN))
  const [node, forking] = [(after[0] - before[0]) / calls, (after[1] - before[1]) / calls]
  return [
    ['CPU of a forked call of the light program', 'ms'],
    ['the server', node.toFixed(1)],
    ['the fork server', forking.toFixed(1)],
    ['the program', program.toFixed(1)],
    ['all of it', (node + forking + program).toFixed(1)],
    ['a start of the program without smcp', (await startMs(starter, command, cwd)).toFixed(1)],
  ]
}

async function startMs(
  { pid, starts: startsOf }: Stand['starter'],
  command: readonly string[],
  cwd: string,
): Promise<number> {
  const children = (): number => readProcessStat(pid)?.childrenCpuMs ?? Number.NaN
  const before = children()
  await startsOf(command, cwd, starts)()
  return (children() - before) / starts
}
