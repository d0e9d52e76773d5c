import type { IncomingMessage } from 'node:http'
import { LRUCache } from 'lru-cache'
import { networkInterfaces } from 'node:os'
import { hostName, originHostName, originOf } from '../host-names.js'
import { isLoopbackHost } from './auth.js'

interface HostSettings {
  readonly host: string
  /** As read by `hostNames` and `origins` in setting-values.ts. */
  readonly allowedHosts: readonly string[]
  readonly allowedOrigins: readonly string[]
}

/** Why a request is refused, or undefined. */
export type HostCheck = (request: IncomingMessage, hasKey: boolean) => string | undefined

/**
 * Protects against DNS rebinding: a page of a foreign site that resolves to this machine sends the foreign name in Host
 * and Origin. A valid key lifts the Host check, because such a page can't send one.
 */
export function createHostCheck(settings: HostSettings): HostCheck {
  const hosts = new Set([...ownHosts(settings.host), ...settings.allowedHosts])
  const origins = new Set(settings.allowedOrigins)
  // A client sends the same text with every request; what is no name is empty here.
  const names = new LRUCache<string, string>({ max: 100, memoMethod: (text) => hostName(text) ?? '' })
  // An unreadable name is unknown: an invalid Host, or the `null` of a page without an origin.
  const isKnown = (name: string | undefined): boolean =>
    name !== undefined && (isLoopbackHost(name) || hosts.has(name))
  const isAllowed = (origin: string | undefined): boolean =>
    origin !== undefined && (origins.has(origin) || isKnown(originHostName(origin)))
  return (request, hasKey) => {
    const { host, origin } = request.headers
    const name = names.memo(host ?? '')
    if (name === '') return `Host ${JSON.stringify(host ?? '')} is not a host name`
    if (!hasKey && !isKnown(name))
      return `Host ${JSON.stringify(host)} is not allowed; add it to MCP_ALLOWED_HOSTS`
    if (origin === undefined || isAllowed(originOf(origin))) return undefined
    return `Origin ${JSON.stringify(origin)} is not allowed; add it to MCP_ALLOWED_ORIGINS`
  }
}

/** The addresses at which clients can reach this server. */
function ownHosts(host: string): string[] {
  const isEvery = host === '0.0.0.0' || host === '::'
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? [])
  return (isEvery ? addresses.map(({ address }) => address) : [host])
    .map(hostName)
    .filter((name) => name !== undefined)
}
