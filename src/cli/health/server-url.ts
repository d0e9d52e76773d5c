import { configuredAddress } from '../../config.js'
import { ConfigError } from '../../errors.js'
import { addressUrl } from '../../server/listen.js'

/** The origin of a typed server address. The scheme may be left out; a path, such as that of an endpoint, is ignored. */
export function serverUrl(typed: string): string {
  const text = typed.includes('://') ? typed : `http://${typed}`
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || !['http:', 'https:'].includes(url.protocol))
    throw new ConfigError(`--url must be an address like http://127.0.0.1:8000, got ${JSON.stringify(typed)}`)
  return url.origin
}

/** The URL of the server by the settings here; undefined if it takes any free port. */
export function configuredUrl(): string | undefined {
  const { host, port } = configuredAddress()
  return port === 0 ? undefined : addressUrl(host, port)
}
