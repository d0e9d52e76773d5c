import { messageOf, UnexpectedAnswerError, UnreachableError } from '../../../errors.js'
import type { ListedClient } from '../client-table.js'
import { isSmcp, type Smcp } from '../is-smcp.js'
import type { LettaAddress } from './letta-address.js'
import { LettaApi, type LettaServer } from './letta-api.js'

/** Who only looks does not wait long. */
const lookMs = 3000

/** Whether a server of Letta answers at the address, and has smcp. */
export async function lettaState(address: LettaAddress, smcp: Smcp): Promise<ListedClient> {
  const { url } = address
  const state = { name: 'letta', title: 'Letta', file: url, connected: [] }
  try {
    const servers = (await new LettaApi(address, lookMs).list()).map(readServer)
    const connected = servers
      .filter((server) => isSmcp(server, smcp))
      // Letta need not tell a key that it has.
      .map((server) => ({ ...server, file: url, hasKey: true as const }))
    return { ...state, found: true, connected }
  } catch (error) {
    // Another program may be where a server of Letta mostly is.
    const isForeign = address.isGuess && error instanceof UnexpectedAnswerError
    if (isForeign || error instanceof UnreachableError) return { ...state, found: false }
    return { ...state, found: true, problem: messageOf(error) }
  }
}

function readServer({ server_name, server_url }: LettaServer): { name: string; url?: string } {
  return { name: server_name, ...(server_url !== undefined && { url: server_url }) }
}
