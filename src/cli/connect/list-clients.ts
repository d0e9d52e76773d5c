import type { Config } from '../../config.js'
import { configuredUrl } from '../health/server-url.js'
import { clientState } from './client-state.js'
import type { Surroundings } from './client-folders.js'
import { listedClient, type ListedClient } from './client-table.js'
import { clients } from './clients.js'
import { lettaAddress, type LettaWish } from './letta/letta-address.js'
import { lettaState } from './letta/letta-state.js'

/** All clients, each with whether it is here and connected; only Letta has to be asked for that. */
export async function listClients(
  name: string,
  surroundings: Surroundings,
  letta: LettaWish,
  config: Config,
): Promise<ListedClient[]> {
  const smcp = { name, url: configuredUrl() }
  const address = lettaAddress(letta, config, surroundings.environment)
  return [
    ...clients.map((client) => listedClient(clientState(client, surroundings, smcp))),
    await lettaState(address, smcp),
  ]
}
