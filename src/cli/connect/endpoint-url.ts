import { UsageError } from '../../errors.js'
import { configuredUrl } from '../health/server-url.js'
import { typedUrl } from '../typed-url.js'

/**
 * The address at which a client speaks to smcp: what was typed, else that of the server by the settings here. A path is
 * kept, for a proxy may have one; without one it is `path`. Throws a ConfigError for what is no address.
 */
export function endpointUrl(typed: string | undefined, path: '/mcp' | '/sse'): string {
  const address = typed ?? configuredUrl()
  if (address === undefined)
    throw new UsageError('The port is any free one (MCP_PORT=0), so no client can be told it', {
      hint: 'Name the address with --url, or have the client start smcp with --stdio.',
    })
  const url = typedUrl(address)
  return url.pathname === '/' ? `${url.origin}${path}${url.search}` : url.href
}
