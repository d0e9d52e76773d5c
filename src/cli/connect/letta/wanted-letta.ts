import { clientKey } from '../../../config.js'
import { endpointUrl } from '../endpoint-url.js'
import type { LettaServerConfig } from './letta-api.js'

/** How Letta is to reach smcp, and what has to be known about it. The key is handed over only if that is said. */
export function wantedLetta(
  url: string | undefined,
  writeKey: boolean,
): { config: LettaServerConfig; notes: string[] } {
  const server_url = endpointUrl(url, '/sse')
  const mcp_server_type = new URL(server_url).pathname.endsWith('/mcp') ? 'streamable_http' : 'sse'
  const config = { mcp_server_type, server_url } as const
  const key = clientKey()
  if (key === undefined) return { config, notes: [] }
  if (!writeKey)
    return { config, notes: ['The key is not handed over to Letta, which would keep it; --write-key does.'] }
  return {
    config: { ...config, auth_header: 'Authorization', auth_token: `Bearer ${key}` },
    notes: ['Letta gets the key itself, and keeps it.'],
  }
}
