/**
 * npm run bench [-- --heavy] [-- --only TEXT] [-- --write]: calls, starts and sessions beside what is demanded of them, in
 * under five minutes. Everything is measured in turns with what it is compared with, so that other load on the machine
 * meets both. `--heavy` adds a program with large packages, which are installed at the first time; `--write` writes
 * docs/performance.md.
 */
import Table from 'cli-table3'
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { machine } from './performance/machine.js'
import { resultTable } from './performance/result-table.js'
import type { Measured, Row } from './performance/row.js'
import { callRows } from './performance/rows/call-rows.js'
import { compiledRows } from './performance/rows/compiled-rows.js'
import { measureCpu } from './performance/rows/cpu-rows.js'
import { measureLayers } from './performance/rows/layer-rows.js'
import { sessionRows } from './performance/rows/session-rows.js'
import { sizeRows } from './performance/rows/size-rows.js'
import { startRows } from './performance/rows/start-rows.js'
import { openStand, warmUp } from './performance/stand.js'
import { markdownOf } from './real/real-page.js'
import { withSection } from './score/sections.js'

const { values } = parseArgs({
  options: {
    heavy: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    write: { type: 'boolean', default: false },
  },
})
const rows = [...callRows, ...compiledRows, ...startRows, ...sessionRows, ...sizeRows].filter(({ what }) =>
  what.includes(values.only),
)
const stand = await openStand({ isHeavy: values.heavy })
const { programs, server } = stand
await warmUp(server, [programs.light, programs.node, programs.printing(1), programs.heavy])
const results: (readonly [Row, Measured | undefined])[] = []
for (const row of rows) {
  results.push([row, await row.measure(stand)])
  console.error(`${results.length} of ${rows.length}: ${row.what}`)
}
const tables = [resultTable(results), await measureLayers(stand), await measureCpu(stand)]
await stand.close()

for (const [head = [], ...lines] of tables) {
  const table = new Table({ head, style: { head: [], border: [] } })
  table.push(...lines)
  console.log(table.toString())
}
const where = await machine()
console.log(where)
if (values.write) {
  const page = fileURLToPath(new URL('../docs/performance.md', import.meta.url))
  const body = [`${where}:`, ...tables.map(markdownOf)].join('\n\n')
  await writeFile(page, withSection(await readFile(page, 'utf8'), 'performance', body))
}
