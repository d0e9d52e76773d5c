import { createHash, createHmac, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto'
import type { Caller } from '../core/caller.js'

/** What an `initialize` said; enough to take its session up again in another process. */
export interface ClientFacts {
  readonly protocolVersion: string
  readonly capabilities: Readonly<Record<string, unknown>>
  readonly clientInfo: Readonly<Record<string, unknown>>
}

/** A proxy takes 8 KiB for all headers of a request. */
const lengthMax = 2048

/**
 * Ids of the sessions on /mcp. An id carries what it takes to go on with its session after a restart, or on another
 * server with the same key: it is signed, so that nobody can make one, and bound to the API key of its caller, which it
 * does not hold. MCP asks for visible ASCII that can't be guessed:
 * https://modelcontextprotocol.io/specification/2025-11-25/basic/transports#session-management
 */
export class SessionIds {
  constructor(
    private readonly key: Buffer,
    private readonly maxAgeMs: number,
  ) {}

  /** A new id. One that would be too long for a header is plain, and can't be read. */
  make({ protocolVersion, capabilities, clientInfo }: ClientFacts, caller: Caller): string {
    const facts = { protocolVersion, capabilities, clientInfo, madeAt: Date.now(), nonce: nonce() }
    const payload = Buffer.from(JSON.stringify(facts)).toString('base64url')
    const id = `${payload}.${this.#sign(payload, caller).toString('base64url')}`
    return id.length <= lengthMax ? id : randomUUID()
  }

  /** Undefined for an id that was not made with this key for a caller with the same API key, or too long ago. */
  read(id: string, caller: Caller): ClientFacts | undefined {
    const [payload = '', signature = ''] = id.split('.')
    if (!isEqual(Buffer.from(signature, 'base64url'), this.#sign(payload, caller))) return undefined
    // Nobody but `make` can have written it.
    const facts = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as ClientFacts & {
      readonly madeAt: number
    }
    return Date.now() - facts.madeAt < this.maxAgeMs ? facts : undefined
  }

  #sign(payload: string, { key = '' }: Caller): Buffer {
    return createHmac('sha256', this.key).update(`session-id/1\n${key}\n${payload}`).digest()
  }
}

/** A name for the session that is short, and does not open it. */
export function sessionName(id: string): string {
  return createHash('sha256').update(id).digest('base64url')
}

function nonce(): string {
  return randomBytes(12).toString('base64url')
}

function isEqual(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b)
}
