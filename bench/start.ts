/** npm run bench:start: what a start costs. Medians; every figure applies to this machine at this moment. */
import Table from 'cli-table3'
import { median } from './median.js'
import { healthAfterMs, onBusyCores, versionCostMs } from './measure-start.js'

const rounds = 7

const table = new Table({
  head: ['what', 'median', 'best', 'worst', 'bound'],
  style: { head: [], border: [] },
})
table.push(row('smcp --version, CPU above node -e 0', await measure(versionCostMs), 160))
table.push(row('serve to its first /health, idle machine', await measure(healthAfterMs)))
table.push(
  row('serve to its first /health, two cores busy', await onBusyCores(() => measure(healthAfterMs)), 1500),
)
console.log(`${table.toString()}\nin ms, ${rounds} rounds after one that is not counted`)

async function measure(once: () => Promise<number>): Promise<number[]> {
  await once()
  const times: number[] = []
  for (let round = 0; round < rounds; round += 1) times.push(await once())
  return times
}

function row(what: string, times: readonly number[], boundMs?: number): string[] {
  return [
    what,
    ...[median(times), Math.min(...times), Math.max(...times)].map((ms) => ms.toFixed(0)),
    boundMs === undefined ? '' : String(boundMs),
  ]
}
