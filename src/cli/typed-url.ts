import { ConfigError } from '../errors.js'

/** A server's address as it is typed with `--url`; the scheme may be left out. Throws a ConfigError if it is none. */
export function typedUrl(typed: string): URL {
  const text = typed.includes('://') ? typed : `http://${typed}`
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || !['http:', 'https:'].includes(url.protocol))
    throw new ConfigError(`--url must be an address like http://127.0.0.1:8000, got ${JSON.stringify(typed)}`)
  return url
}
