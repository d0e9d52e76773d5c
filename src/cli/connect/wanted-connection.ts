import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { clientKey, readConfig } from '../../config.js'
import type { FlagValues } from '../../find-setting.js'
import { isLoopbackHost } from '../../server/auth.js'
import { shownPath } from '../shown-path.js'
import type { Client, Connection } from './client.js'
import { endpointUrl } from './endpoint-url.js'
import { serveCommand } from './serve-command.js'

/** What a person asks for. */
export interface Wish {
  readonly name: string
  readonly url: string | undefined
  readonly stdio: boolean
  /** Others may get the file, with the project. */
  readonly isShared: boolean
  readonly writeKey: boolean
  /** Where the folders of plugins come from, for a client that starts smcp itself. */
  readonly settings: FlagValues
}

/** A connection, and what has to be known about it. */
export interface WantedConnection {
  readonly connection: Connection
  readonly notes: readonly string[]
}

const keyVariable = 'MCP_API_KEY'

/** How a client is to reach smcp: by a URL, with what stands for the key there; or by starting it. */
export function wantedConnection(client: Client, wish: Wish): WantedConnection {
  const isStdio = wish.stdio || (wish.url === undefined && client.prefers === 'stdio')
  return isStdio ? byStarting(wish) : byUrl(client, wish)
}

function byStarting({ settings, isShared }: Wish): WantedConnection {
  const { pluginsDirs, bundledPlugins, environment, ownFiles } = readConfig(settings)
  const here = ownFiles.filter((file) => dirname(file) === process.cwd() && existsSync(file))
  const notes = [
    ...(bundledPlugins
      ? ['There is no ./plugins here, so it will serve the bundled plugins; --plugins-dir names others.']
      : []),
    ...(isShared
      ? ['Its paths are those of this machine: others who share the project have other ones.']
      : []),
    ...here.map(
      (file) => `What ${shownPath(file)} says does not count: the client starts it in another folder.`,
    ),
  ]
  return { connection: serveCommand(pluginsDirs, environment), notes }
}

function byUrl({ title, keyIn, keyNeeds }: Client, { name, url, writeKey }: Wish): WantedConnection {
  const address = endpointUrl(url, '/mcp')
  const key = clientKey()
  if (key === undefined) return { connection: { kind: 'url', url: address }, notes: withoutKey(address) }
  return writeKey
    ? {
        connection: { kind: 'url', url: address, key },
        notes: [`The key itself is in it, in clear: whoever can read it can use the server.`],
      }
    : {
        connection: { kind: 'url', url: address, key: keyIn(keyVariable, name) },
        notes: [`The key is not written. ${keyNeeds(keyVariable).replace(/ it is /, ` ${title} is `)}`],
      }
}

function withoutKey(url: string): string[] {
  return isLoopbackHost(new URL(url).hostname)
    ? []
    : [`${keyVariable} is not set here, so no key is sent; a server on another machine mostly needs one.`]
}
