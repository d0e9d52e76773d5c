import type { Connection } from './client.js'
import { fileOf } from './client-files.js'
import type { Target } from './plan-change.js'

/** What a person does by hand. */
export interface ByHand {
  readonly client: string
  readonly file: string | undefined
  /** What belongs into the file, or is typed in a conversation. */
  readonly snippet: string
  readonly isRemoval: boolean
  /** How the client's own program does it. */
  readonly command?: string
}

export function byHand(
  { client, name, scope, surroundings }: Target,
  connection: Connection,
  isRemoval: boolean,
): ByHand {
  const command = client.ownCommand?.(isRemoval ? 'remove' : 'add', name, connection)
  return {
    client: client.name,
    file: fileOf(client, scope ?? 'user', surroundings),
    snippet: client.snippet(name, connection),
    isRemoval,
    ...(command !== undefined && { command }),
  }
}

/** What to do with it, in words; nothing if the snippet alone was asked for. */
export function byHandLines({ client }: Target, { file, command, isRemoval }: ByHand): string[] {
  if (client.servers.put) return file === undefined ? [] : [`It belongs into ${file}`]
  return [
    `smcp does not change the file of ${client.title}; ${isRemoval ? 'take this out of' : 'put this into'} ${file}`,
    ...(command === undefined ? [] : [`or run: ${command}`]),
  ]
}
