import { configuredUrl } from '../health/server-url.js'
import { clientState } from './client-state.js'
import type { Surroundings } from './client-folders.js'
import { listedClient, type ListedClient } from './client-table.js'
import { clients } from './clients.js'

/** All clients that keep their servers in a file, each with whether it is here and connected. */
export function listClients(name: string, surroundings: Surroundings): ListedClient[] {
  const smcp = { name, url: configuredUrl() }
  return clients.map((client) => listedClient(clientState(client, surroundings, smcp)))
}
