/**
 * npm run bench:sessions: the memory that a server holds for an idle session on each transport, once all garbage is
 * collected: heap and buffers, and the resident set. The connections of the clients are part of it.
 */
import Table from 'cli-table3'
import { openIdle } from '../test/support/idle-sessions.js'
import { startMeasured } from '../test/support/server-memory.js'

const sessions = 1000
/** Sessions for which code is compiled and caches fill. */
const warmUp = 100

const table = new Table({
  head: [`KiB for each of ${sessions} sessions`, 'heap and buffers', 'resident set'],
  style: { head: [], border: [] },
})
for (const [what, open] of Object.entries(openIdle)) {
  const server = await startMeasured([], { env: { SMCP_SESSIONS_MAX: String(2 * sessions) } })
  const close = await open(server.url, warmUp)
  await close()
  const before = await server.memory()
  await open(server.url, sessions)
  const after = await server.memory()
  table.push([what, each(after.bytes - before.bytes), each(after.rss - before.rss)])
  await server.stop()
}
console.log(table.toString())

function each(bytes: number): string {
  return (bytes / sessions / 1024).toFixed(1)
}
