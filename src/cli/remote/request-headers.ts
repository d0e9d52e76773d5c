import { clientKey } from '../../config.js'
import { isLoopback } from '../../server/auth.js'
import { parseHeaders } from './parse-headers.js'

/**
 * The headers of each request: those of `--header`, and for a server on this machine the key of smcp here, unless they have
 * one. Nobody else gets that key unasked: any server of MCP may be called, and it is not for them.
 */
export function requestHeaders(url: URL, words: readonly string[] | undefined): Record<string, string> {
  const headers = parseHeaders(words)
  const hasKey = Object.keys(headers).some((name) => /^(authorization|x-api-key)$/i.test(name))
  const isHere = isLoopback(url.hostname.replace(/^\[|\]$/g, ''))
  const key = isHere && !hasKey ? clientKey() : undefined
  return key === undefined || key === '' ? headers : { ...headers, Authorization: `Bearer ${key}` }
}
