import { existsSync } from 'node:fs'
import { messageOf } from '../../errors.js'
import { findOnPath } from '../../process/find-on-path.js'
import { changed, readIfThere } from './change-file.js'
import { scopes, type Client, type ConfiguredServer, type Scope } from './client.js'
import { candidatesOf, fileOf, resolvedPaths } from './client-files.js'
import type { Surroundings } from './client-folders.js'
import { isSmcp, type Smcp } from './is-smcp.js'

/** A server in the file of a client that is smcp. */
export interface Connected extends ConfiguredServer {
  readonly file: string
  readonly scope: Scope
}

/** What is known of a client without running it. */
export interface ClientState {
  readonly client: Client
  /** Whether it seems to be installed. */
  readonly isHere: boolean
  readonly connected: readonly Connected[]
  /** Files that could not be read, and why. */
  readonly broken: readonly { readonly file: string; readonly why: string }[]
  /** Where it would be connected. */
  readonly file: string
}

/** Looks whether a client is here, and which of its servers are smcp: by name, by address, or by what they start. */
export function clientState(client: Client, surroundings: Surroundings, smcp: Smcp): ClientState {
  const connected: Connected[] = []
  const broken: { file: string; why: string }[] = []
  for (const scope of scopes)
    for (const file of candidatesOf(client, scope, surroundings))
      try {
        for (const server of serversIn(client, file))
          if (isSmcp(server, smcp)) connected.push({ ...server, file, scope })
      } catch (error) {
        broken.push({ file, why: messageOf(error) })
      }
  const file = fileOf(client, 'user', surroundings) ?? ''
  return { client, isHere: isHere(client, surroundings), connected, broken, file }
}

function serversIn(client: Client, file: string): readonly ConfiguredServer[] {
  let servers: readonly ConfiguredServer[] = []
  changed(readIfThere(file) ?? '', (text) => {
    servers = client.servers.list(text, file)
    return text
  })
  return servers
}

function isHere({ programs, folders, files }: Client, surroundings: Surroundings): boolean {
  const { environment } = surroundings
  const paths = [folders, ...(files.user ? [files.user] : [])].flatMap((one) =>
    resolvedPaths(one, surroundings),
  )
  return (
    paths.some((path) => existsSync(path)) ||
    programs.some((program) => findOnPath(program, environment as Record<string, string>) !== undefined)
  )
}
