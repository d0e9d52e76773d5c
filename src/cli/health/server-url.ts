import { configuredAddress } from '../../config.js'
import { addressUrl } from '../../server/listen.js'
import { typedUrl } from '../typed-url.js'

/** The origin of a typed server address. The scheme may be left out; a path, such as that of an endpoint, is ignored. */
export function serverUrl(typed: string): string {
  return typedUrl(typed).origin
}

/** The URL of the server by the settings here; undefined if it takes any free port. */
export function configuredUrl(): string | undefined {
  const { host, port } = configuredAddress()
  return port === 0 ? undefined : addressUrl(host, port)
}
