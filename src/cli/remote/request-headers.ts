import { clientKey } from '../../config.js'
import { isLoopbackHost } from '../../server/auth.js'
import { parseHeaders } from './parse-headers.js'

/**
 * The headers of each request: those of `--header`, and for a server on this machine the key of smcp here, unless they have
 * one. Nobody else gets that key unasked: any server of MCP may be called, and it is not for them.
 */
export function requestHeaders(url: URL, words: readonly string[] | undefined): Record<string, string> {
  const headers = parseHeaders(words)
  const key = isLoopbackHost(url.hostname) && !hasKey(headers) ? clientKey() : undefined
  return key === undefined ? headers : { ...headers, Authorization: `Bearer ${key}` }
}

/** Whether a key is sent, by one of the headers in which smcp takes one. */
export function hasKey(headers: Readonly<Record<string, string>>): boolean {
  return Object.keys(headers).some((name) => /^(authorization|x-api-key)$/i.test(name))
}
