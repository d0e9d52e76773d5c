/**
 * npm run bench:sessions: the memory that a server holds for an idle session on each transport, once all garbage is
 * collected: heap and buffers, and the resident set. The connections of the clients are part of it.
 */
import Table from 'cli-table3'
import { openIdle } from '../test/support/idle-sessions.js'
import { measureIdle } from './sessions/measure-idle.js'

const sessions = 1000

const table = new Table({
  head: [`KiB for each of ${sessions} sessions`, 'heap and buffers', 'resident set'],
  style: { head: [], border: [] },
})
for (const kind of Object.keys(openIdle)) {
  const { heldKib, residentKib } = await measureIdle(kind, sessions)
  table.push([kind, heldKib.toFixed(1), residentKib.toFixed(1)])
}
console.log(table.toString())
