import type { ListedClient } from '../connect/client-table.js'
import { letta } from '../connect/find-client.js'
import { askHealth, type ServerHealth } from '../health/ask-health.js'
import type { Check } from './check.js'
import { checkConnection, type AskServer } from './check-connection.js'

/** What each client that is here is connected to, and whether that is there. */
export async function checkClients(clients: readonly ListedClient[], bin: string): Promise<Check[]> {
  const answers = new Map<string, Promise<ServerHealth>>()
  const ask: AskServer = (url) => {
    // Without the key of here: the status is told to all, and a client's file may name anybody's server.
    const answer = answers.get(url) ?? askHealth(url, undefined, bin)
    answers.set(url, answer)
    return answer
  }
  const here = clients.filter(({ found, connected }) => found || connected.length > 0)
  const checks = await Promise.all(here.map((client) => checkClient(client, bin, ask)))
  return checks.length > 0 ? checks.flat() : [noClient(bin)]
}

async function checkClient(client: ListedClient, bin: string, ask: AskServer): Promise<Check[]> {
  const { name: about, problem, connected } = client
  const connect = `${bin} connect ${about}`
  if (problem !== undefined) return [{ about, text: problem, ...outOfReach(about, connect) }]
  if (connected.length === 0) return [{ about, verdict: 'ok', text: 'is here, not connected', cure: connect }]
  return await Promise.all(connected.map((server) => checkConnection(about, server, { connect, ask })))
}

/** A file that is broken is one for its client, too; a server of Letta only keeps us out. */
function outOfReach(about: string, connect: string): Pick<Check, 'verdict' | 'cure'> {
  return about === letta
    ? { verdict: 'warning', cure: `${connect} --letta-token TOKEN` }
    : { verdict: 'problem', cure: `Mend it, then: ${connect}` }
}

function noClient(bin: string): Check {
  return {
    about: 'clients',
    verdict: 'ok',
    text: 'none of those that smcp knows was found here',
    cure: `${bin} connect`,
  }
}
