import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

export interface AuthSettings {
  readonly apiKeys: readonly string[]
  readonly authDisabled: boolean
  /** False: loopback clients need a key too. */
  readonly loopbackExempt: boolean
}

/** What a request may do, by its key or by where it comes from. */
export interface Identity {
  readonly allowed: boolean
  /** True if the request carries a key that is not valid. */
  readonly wrongKey: boolean
  /** The digest of the request's valid key, in hexadecimal digits. */
  readonly key?: string
}

/** Headers of a request that a proxy passed on: its address is the proxy's, so it proves nothing. */
const forwardedHeaders = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-real-ip',
  'via',
  'cf-connecting-ip',
  'true-client-ip',
]

/**
 * Creates the check of who may speak. A key's digest is compared to those of all keys, in constant time. `named` are the
 * digests, in hexadecimal digits, of the keys that have names now; a server that has begun with one is never open to all.
 */
export function createAuth(
  settings: AuthSettings,
  named: () => readonly string[] = () => [],
): (request: IncomingMessage) => Identity {
  const set = settings.apiKeys.map(digest)
  const beganOpen = settings.apiKeys.length === 0 && named().length === 0
  return (request) => {
    const sent = sentKey(request)
    const known = [...set, ...named().map((hex) => Buffer.from(hex, 'hex'))]
    const key = sent === undefined ? undefined : matchingDigest(digest(sent), known)
    if (key !== undefined) return { allowed: true, wrongKey: false, key: key.toString('hex') }
    const open = settings.authDisabled || (beganOpen && known.length === 0 && settings.loopbackExempt)
    const allowed = open || (settings.loopbackExempt && isLoopbackClient(request))
    return { allowed, wrongKey: sent !== undefined }
  }
}

/** Whether an address can be reached only from this machine. */
export function isLoopback(address: string): boolean {
  return (
    /^(::ffff:)?127\.\d+\.\d+\.\d+$/.test(address) ||
    address === '::1' ||
    address.toLowerCase() === 'localhost'
  )
}

/** The same of the host of a URL, in which an address of IPv6 has brackets. */
export function isLoopbackHost(hostname: string): boolean {
  return isLoopback(hostname.replace(/^\[|\]$/g, ''))
}

function isLoopbackClient(request: IncomingMessage): boolean {
  return (
    isLoopback(request.socket.remoteAddress ?? '') &&
    !forwardedHeaders.some((name) => name in request.headers)
  )
}

/** Reads the key from `Authorization: Bearer KEY` or `X-API-Key: KEY`; never from the URL, which ends up in logs. */
function sentKey(request: IncomingMessage): string | undefined {
  const bearer = /^bearer\s+(.+)$/i.exec(request.headers.authorization ?? '')?.[1]
  const header = request.headers['x-api-key']
  return bearer?.trim() ?? (typeof header === 'string' ? header : undefined)
}

function matchingDigest(sent: Buffer, digests: readonly Buffer[]): Buffer | undefined {
  return digests.reduce<Buffer | undefined>(
    (found, known) => (timingSafeEqual(known, sent) ? known : found),
    undefined,
  )
}

function digest(key: string): Buffer {
  return createHash('sha256').update(key).digest()
}
