import { existsSync } from 'node:fs'
import { messageOf } from '../../errors.js'
import { findOnPath } from '../../process/find-on-path.js'
import { changed, readIfThere } from './change-file.js'
import { scopes, type Client, type ConfiguredServer, type Scope } from './client.js'
import { candidatesOf, fileOf, resolvedPaths } from './client-files.js'
import type { Surroundings } from './client-folders.js'
import { isSmcp, type Smcp } from './is-smcp.js'

/** A server in the file of a client. */
export interface FoundServer extends ConfiguredServer {
  readonly file: string
  /** `local`: in the user's file, for the project of this folder alone. */
  readonly scope: Scope | 'local'
  /** What takes it out, where smcp does not. */
  readonly removal?: string
}

/** What is known of a client without running it. */
export interface ClientState {
  readonly client: Client
  /** Whether it seems to be installed. */
  readonly isHere: boolean
  /** Its servers that are smcp. */
  readonly connected: readonly FoundServer[]
  /** Files that could not be read, and why. */
  readonly broken: readonly { readonly file: string; readonly why: string }[]
  /** Where it would be connected. */
  readonly file: string
}

/** Looks whether a client is here, and which of its servers are smcp: by name, by address, or by what they start. */
export function clientState(client: Client, surroundings: Surroundings, smcp: Smcp): ClientState {
  const connected: FoundServer[] = []
  const broken: { file: string; why: string }[] = []
  for (const scope of scopes)
    for (const file of candidatesOf(client, scope, surroundings))
      try {
        connected.push(...serversIn(client, { file, scope }, surroundings).filter((one) => isSmcp(one, smcp)))
      } catch (error) {
        broken.push({ file, why: messageOf(error) })
      }
  const file = fileOf(client, 'user', surroundings) ?? ''
  return { client, isHere: isHere(client, surroundings), connected, broken, file }
}

/** The server of this name that a client has for the project of this folder alone, and uses here before all others. */
export function localServer(
  client: Client,
  name: string,
  surroundings: Surroundings,
): FoundServer | undefined {
  if (!client.local) return undefined
  try {
    return candidatesOf(client, 'user', surroundings)
      .flatMap((file) => serversIn(client, { file, scope: 'user' }, surroundings))
      .find((server) => server.scope === 'local' && server.name === name)
  } catch {
    // Its file is complained about when it is to be changed.
    return undefined
  }
}

function serversIn(
  { servers, local }: Client,
  where: { readonly file: string; readonly scope: Scope },
  { project }: Surroundings,
): FoundServer[] {
  const { file, scope } = where
  let found: FoundServer[] = []
  changed(readIfThere(file) ?? '', (text) => {
    found = servers.list(text, file).map((server) => ({ ...server, ...where }))
    if (local && scope === 'user')
      for (const server of local.list(text, file, project))
        found.push({ ...server, file, scope: 'local', removal: local.removal(server.name) })
    return text
  })
  return found
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
