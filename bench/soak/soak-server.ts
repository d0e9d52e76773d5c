import { askHealth, type HealthAsked } from './ask-health.js'
import { ofCalls, ofHealth, ofHeld, ofMemory } from './figures.js'
import type { Figure } from './figure.js'
import { atRest, heldAtMost } from './held-by.js'
import { openClients, runCallers } from './run-callers.js'
import { sessionsAtMost, type Memory, type SoakedServer } from './soaked-server.js'
import { Tally } from './tally.js'

export interface SoakPlan {
  readonly minutes: number
  readonly callers: number
}

/** What clients that vanished have left is given up after five seconds. */
const heldForMs = 20_000

/** Has one server called for the time of the plan, in rounds, between which its memory is measured at rest. */
export async function soakServer(
  server: SoakedServer,
  { minutes, callers }: SoakPlan,
  change: (until: AbortSignal) => Promise<number>,
): Promise<Figure[]> {
  await server.warmUp()
  const before = { ...(await atRest(server.mark)), sessions: await server.sessions() }
  const tally = new Tally()
  const asked: HealthAsked[] = []
  const memory: Memory[] = []
  let changes = 0
  const rounds = 2 * Math.max(1, Math.round(minutes / 2))
  const clients = await openClients(server.url, callers)
  for (let round = 0; round < rounds; round += 1) {
    const enough = AbortSignal.timeout((minutes * 60_000) / rounds)
    const stopAsking = askHealth(server)
    const [changed] = await Promise.all([change(enough), runCallers(server.url, clients, tally, enough)])
    changes += changed
    // Not while memory is measured: to collect all garbage takes its time.
    asked.push(...(await stopAsking()))
    await server.warmUp()
    memory.push(await server.memoryAtRest())
  }
  await Promise.all(clients.map(({ close }) => close()))
  await server.warmUp()
  const after = await heldAtMost(server.mark, before, heldForMs)
  return [
    ...ofCalls(tally, { callers, changes, ...(await server.ran()) }),
    ...ofHealth(asked),
    ...ofHeld(before, { ...after, sessions: await sessionsAtMost(server, before.sessions, heldForMs) }),
    ...ofMemory(memory.slice(rounds / 2 - 1)),
  ]
}
