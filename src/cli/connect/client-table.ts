import { homedir } from 'node:os'
import { sep } from 'node:path'
import { tableOrLines } from '../terminal/table-or-lines.js'
import type { ConfiguredServer } from './client.js'
import type { ClientState, FoundServer } from './client-state.js'

/** A server of a client that is smcp, and where the client has it. */
export interface ListedServer extends ConfiguredServer, Pick<FoundServer, 'file' | 'removal'> {
  /** Undefined: the client knows none. */
  readonly scope?: FoundServer['scope']
}

/** A client, for programs. */
export interface ListedClient {
  readonly name: string
  readonly title: string
  readonly found: boolean
  readonly connected: readonly ListedServer[]
  readonly file: string | null
  /** What could not be found out, and why. */
  readonly problem?: string
}

export function listedClient({ client, isHere, connected, broken, file }: ClientState): ListedClient {
  const [problem] = broken
  return {
    name: client.name,
    title: client.title,
    found: isHere,
    connected,
    file,
    ...(problem && { problem: problem.why }),
  }
}

/** A client as it is printed for programs: the arguments of what it starts may hold a key. */
export function shownClient({ connected, ...client }: ListedClient): object {
  return {
    ...client,
    connected: connected.map(({ name, file, scope, url, command }) => ({
      ...{ name, file },
      ...(scope !== undefined && { scope }),
      ...(url !== undefined && { url }),
      ...(command && { command: command[0] }),
    })),
  }
}

/** The clients for people; a table at a terminal of which `width` are the columns, else a line for each. */
export function clientTable(clients: readonly ListedClient[], width: number | undefined): string {
  const rows = clients.map((client) => [
    client.name,
    client.found ? 'found here' : '',
    connectionWords(client),
    client.connected.map(({ file }) => fromHome(file)).join('\n'),
  ])
  return tableOrLines(['client', '', 'smcp', 'file'], rows, width, { isCompact: true })
}

function connectionWords({ connected, problem }: ListedClient): string {
  if (connected.length > 0)
    return connected.map((server) => `connected${by(server)}${where(server)}`).join('\n')
  return problem === undefined ? 'not connected' : `not known: ${problem}`
}

function by({ url, command }: ListedServer): string {
  if (url !== undefined) return ` to ${url}`
  return command === undefined ? '' : ', starts it itself'
}

function where({ scope }: ListedServer): string {
  return scope === 'local' ? ', for this project alone' : ''
}

/** A path as one writes it who is at home. */
function fromHome(path: string): string {
  const home = homedir()
  return path.startsWith(`${home}${sep}`) ? `~${path.slice(home.length)}` : path
}
