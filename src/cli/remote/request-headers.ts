import { clientKey, processEnvironment } from '../../config.js'
import { isLoopback } from '../../server/auth.js'
import { parseHeaders } from './parse-headers.js'

/**
 * The headers of each request: those of `--header`, and a key unless they have one. What the environment has as
 * MCP_API_KEY was set for the call; a key from a file of settings is that of a server here, and nobody else gets it.
 */
export function requestHeaders(url: URL, words: readonly string[] | undefined): Record<string, string> {
  const headers = parseHeaders(words)
  const hasKey = Object.keys(headers).some((name) => /^(authorization|x-api-key)$/i.test(name))
  const key = isLoopback(url.hostname.replace(/^\[|\]$/g, ''))
    ? clientKey()
    : processEnvironment().MCP_API_KEY
  return hasKey || key === undefined || key === '' ? headers : { ...headers, Authorization: `Bearer ${key}` }
}
