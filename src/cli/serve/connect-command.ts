import { addressUrl } from '../../server/listen.js'
import { settings } from '../../settings.js'
import { configuredUrl } from '../health/server-url.js'

const usualUrl = addressUrl(settings.host.default, settings.port.default)

/**
 * What to type to have a client reach the server at this address. The address is named unless it is the usual one, for
 * another terminal may have other settings, and the settings here lead to it without the flags of the server.
 */
export function connectCommand(bin: string, url: string | undefined, configured = urlBySettings()): string {
  const isFound = url === usualUrl && url === configured
  return `${bin} connect CLIENT${isFound ? '' : ` --url ${url}`}`
}

/** Undefined where a setting is wrong, which a flag of the server overrides. */
function urlBySettings(): string | undefined {
  try {
    return configuredUrl()
  } catch {
    return undefined
  }
}
