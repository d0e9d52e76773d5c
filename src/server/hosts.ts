import type { IncomingMessage } from 'node:http'
import { networkInterfaces } from 'node:os'
import { isLoopback } from './auth.js'

interface HostSettings {
  readonly host: string
  readonly allowedHosts: readonly string[]
  readonly allowedOrigins: readonly string[]
}

/** Why a request is refused, or undefined. */
export type HostCheck = (request: IncomingMessage, hasKey: boolean) => string | undefined

/**
 * Against DNS rebinding: a page of a stranger's site that resolves to this machine carries the stranger's name in
 * Host and Origin. A valid key lifts the Host check, since such a page can't carry one.
 */
export function createHostCheck(settings: HostSettings): HostCheck {
  const hosts = new Set([...ownHosts(settings.host), ...settings.allowedHosts.map(hostname)])
  const origins = new Set(settings.allowedOrigins)
  return (request, hasKey) => {
    const { host, origin } = request.headers
    if (!hasKey && !isKnown(hostname(host ?? ''), hosts))
      return `Host ${JSON.stringify(host ?? '')} is not allowed; add it to MCP_ALLOWED_HOSTS`
    if (origin === undefined || origins.has(origin) || isKnown(originHostname(origin), hosts))
      return undefined
    return `Origin ${JSON.stringify(origin)} is not allowed; add it to MCP_ALLOWED_ORIGINS`
  }
}

function isKnown(name: string, hosts: ReadonlySet<string>): boolean {
  return isLoopback(name.replace(/^\[|\]$/g, '')) || hosts.has(name)
}

/** The addresses that a client can reach this server by. */
function ownHosts(host: string): string[] {
  if (host !== '0.0.0.0' && host !== '::') return [hostname(host.includes(':') ? `[${host}]` : host)]
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? [])
  return addresses.map(({ address, family }) => (family === 'IPv6' ? `[${address}]` : address))
}

/** The name in a Host header, without the port. */
function hostname(host: string): string {
  return originHostname(`http://${host}`)
}

function originHostname(origin: string): string {
  return URL.canParse(origin) ? new URL(origin).hostname : ''
}
