import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { atMost, seconds, type Figure } from './figure.js'
import { atRest, heldAtMost, heldBy } from './held-by.js'
import { openClients, runCallers } from './run-callers.js'
import type { SoakedServer } from './soaked-server.js'
import { Tally } from './tally.js'

/** So many processes of programs it runs, and of what these have started, when it is ended. */
const runningMin = 10
const lookMs = 50
const nothing = { processes: 0, descriptors: 0 }
/** What sees to the end of the rest may itself take a moment to go. */
const lastMs = 1000
const sigtermMsMax = 15_000
const killedMsMax = 5000

/** SIGTERM while callers are at work: how it exits, when, and what is left. */
export async function endBySigterm(server: SoakedServer, callers: number): Promise<Figure[]> {
  return await underLoad(server, callers, async () => {
    const askedAt = performance.now()
    const exitCode = await server.stop()
    const tookMs = performance.now() - askedAt
    const { processes } = await heldAtMost(server.mark, nothing, lastMs)
    return [
      {
        what: 'exit code at SIGTERM under load',
        demanded: '0',
        found: String(exitCode),
        holds: exitCode === 0,
      },
      atMost('time until that exit', sigtermMsMax, tookMs, seconds),
      atMost('processes left by it', 0, processes),
    ]
  })
}

/** SIGKILL while callers are at work: when all that it had started has ended. */
export async function endBySigkill(server: SoakedServer, callers: number): Promise<Figure[]> {
  return await underLoad(server, callers, async () => {
    const ended = once(server.child, 'exit')
    server.child.kill('SIGKILL')
    await ended
    const killedAt = performance.now()
    const { processes } = await heldAtMost(server.mark, nothing, killedMsMax)
    return [
      atMost('time from SIGKILL to the end of all', killedMsMax, performance.now() - killedAt, seconds),
      atMost('processes left then', 0, processes),
    ]
  })
}

async function underLoad<T>(server: SoakedServer, callers: number, end: () => Promise<T>): Promise<T> {
  const before = await atRest(server.mark)
  const clients = await openClients(server.url, callers)
  const enough = new AbortController()
  const running = runCallers(server.url, clients, new Tally(), enough.signal)
  while (heldBy(server.mark).processes < before.processes + runningMin) await wait(lookMs)
  // What they still call is answered by the end of the server, or by that of their connection.
  enough.abort()
  const ended = await end()
  await Promise.all(clients.map(({ close }) => close().catch(() => undefined)))
  await running
  return ended
}
