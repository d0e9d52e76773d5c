import { randomUUID } from 'node:crypto'
import { inTurn } from './in-turn.js'
import { soakDoors, type SoakClient } from './open-door.js'
import { changing, hostile, wellBehaved, type SoakProgram } from './programs.js'
import type { Tally } from './tally.js'
import { vanish } from './vanish.js'

/** Clients that stay, each by the next of the doors. */
export function openClients(url: string, count: number): Promise<SoakClient[]> {
  return Promise.all(Array.from({ length: count }, (_, i) => inTurn(soakDoors, i)(url)))
}

const good = Object.entries(wellBehaved)
const bad = Object.entries(hostile)
/** Of so many calls of one caller, three are of hostile programs, one is given up, one vanishes, one is of the program that changes. */
const cycle = 20

/** Has each client call one program after the other until the signal says that it is enough; resolves when all are answered. */
export async function runCallers(
  url: string,
  clients: readonly SoakClient[],
  tally: Tally,
  enough: AbortSignal,
): Promise<void> {
  await Promise.all(
    clients.map(async (client, caller) => {
      // They begin at different places, so that at any moment there is something of everything.
      for (let n = caller * 7; !enough.aborted; n += 1) {
        const turn = n % cycle
        if (turn === 3) await giveUp(client, tally)
        else if (turn === 9) await vanish(url, n + caller)
        else await callOne(client, tally, programAt(turn, n + caller))
      }
    }),
  )
}

function programAt(turn: number, n: number): readonly [string, SoakProgram] {
  if (turn === 12) return ['changing', changing]
  return inTurn(turn % 6 === 5 ? bad : good, n)
}

async function callOne(
  client: SoakClient,
  tally: Tally,
  [name, { right }]: readonly [string, SoakProgram],
): Promise<void> {
  const word = `word-${randomUUID()}`
  tally.count(name, word, right, await client.call(`${name}__go`, word))
}

/** A client that stays, and goes back on one call. */
async function giveUp(client: SoakClient, tally: Tally): Promise<void> {
  await client.call('hang__go', 'x', AbortSignal.timeout(20))
  tally.givenUp += 1
}
