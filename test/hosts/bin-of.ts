import { homedir } from 'node:os'
import { join } from 'node:path'
import type { Host } from './host.js'

/** The command of an installed host. */
export function binOf(host: Host): string {
  return join(folderOf(host), 'node_modules/.bin', host.bin)
}

/** Where the pinned version of a host is installed: beside smcp's own cache, outside of this project. */
export function folderOf({ name, version }: Host): string {
  const cache = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache')
  return join(cache, 'smcp/hosts', `${name}-${version}`)
}
