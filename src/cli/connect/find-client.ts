import { UsageError } from '../../errors.js'
import { didYouMean } from '../../nearest-name.js'
import type { Client } from './client.js'
import { clients } from './clients.js'

/** The one that has no file, but an API. */
export const letta = 'letta'

/** All that can be connected, as they are typed. */
export const clientNames: readonly string[] = [...clients.map(({ name }) => name), letta]

/** The client of this name, however it is written. Throws a UsageError with the names that were probably meant. */
export function findClient(typed: string): Client | typeof letta {
  const word = bare(typed)
  const found = clients.find(({ name, title }) => [name, title].map(bare).includes(word))
  if (found) return found
  if (word === letta) return letta
  const alike = clientNames.filter((name) => word !== '' && bare(name).startsWith(word))
  const near = alike.length > 0 ? `Did you mean ${alike.join(' or ')}?` : didYouMean(typed, clientNames)
  throw new UsageError(`There is no client ${JSON.stringify(typed)}`, {
    hint: near ?? `There are ${clientNames.join(', ')}.`,
  })
}

/** `VS Code`, `vs-code` and `vscode` are one. */
function bare(name: string): string {
  return name.toLowerCase().replaceAll(/[\s_-]+/g, '')
}
