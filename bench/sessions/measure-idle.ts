import { openIdle } from '../../test/support/idle-sessions.js'
import { startMeasured } from '../../test/support/server-memory.js'

/** Sessions for which code is compiled and caches fill. */
const warmUp = 100

/** What a server holds for one idle session, its connection included, in KiB. */
export interface IdleCost {
  /** Heap and buffers. */
  readonly heldKib: number
  /** The resident set. */
  readonly residentKib: number
}

/** Opens so many sessions of a kind of `openIdle` in a server of their own. */
export async function measureIdle(kind: string, sessions: number): Promise<IdleCost> {
  const open = openIdle[kind]
  if (!open) throw new Error(`there are no sessions "${kind}"`)
  const server = await startMeasured([], { env: { SMCP_SESSIONS_MAX: String(2 * sessions) } })
  const close = await open(server.url, warmUp)
  await close()
  const before = await server.memory()
  await open(server.url, sessions)
  const after = await server.memory()
  await server.stop()
  const each = (bytes: number): number => bytes / sessions / 1024
  return { heldKib: each(after.bytes - before.bytes), residentKib: each(after.rss - before.rss) }
}
