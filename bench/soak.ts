/**
 * npm run soak [-- --minutes N] [-- --callers N]: callers through all doors beside hostile programs and clients that
 * vanish, for ten minutes unless told otherwise, and what is to hold meanwhile and afterwards. On 127.0.0.1 alone. Exits
 * with 1 where a figure does not hold.
 */
import Table from 'cli-table3'
import { parseArgs } from 'node:util'
import { machine } from './performance/machine.js'
import { soak } from './soak/soak.js'

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    callers: { type: 'string', default: '64' },
  },
})
const [minutes, callers] = [Number(values.minutes), Number(values.callers)]
if (!(minutes > 0 && minutes <= 60 && Number.isInteger(callers) && callers > 0 && callers <= 256))
  throw new Error('--minutes may be up to 60, and --callers up to 256')
const figures = await soak({ minutes, callers })

const table = new Table({ head: ['figure', 'demanded', 'found', 'holds'], style: { head: [], border: [] } })
table.push(
  ...figures.map(({ what, demanded, found, holds }) => [what, demanded, found, holds ? 'yes' : 'NO']),
)
console.log(table.toString())
console.log(`${callers} callers for ${minutes} minutes on ${await machine()}`)
process.exitCode = figures.every(({ holds }) => holds) ? 0 : 1
