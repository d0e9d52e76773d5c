import type { ConfiguredServer } from './client.js'

/** By what a server in a client's file is known to be smcp. */
export interface Smcp {
  /** The name that it has mostly. */
  readonly name: string
  /** The origin of the server by the settings here; undefined: it takes any port. */
  readonly url: string | undefined
}

/** Whether a server that a client has is smcp: by its name, its address, or what is started. */
export function isSmcp({ name, url, command = [] }: ConfiguredServer, smcp: Smcp): boolean {
  const isAtUrl = url !== undefined && URL.canParse(url) && new URL(url).origin === smcp.url
  return name === smcp.name || isAtUrl || (command.includes('serve') && command.includes('--stdio'))
}
