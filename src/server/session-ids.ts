import { createHash, createHmac, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto'
import type { Caller } from '../core/caller.js'

/** What an `initialize` request said: enough to resume its session in another process. */
export interface ClientFacts {
  readonly protocolVersion: string
  readonly capabilities: Readonly<Record<string, unknown>>
  readonly clientInfo: Readonly<Record<string, unknown>>
}

/** Characters of an id, at most: a proxy allows 8 KiB for all headers of a request. */
const lengthMax = 2048

/**
 * Ids of the sessions on /mcp. An id carries what is needed to resume its session after a restart, or on another server
 * with the same key. It is signed, so that nobody can forge one, and bound to the API key of its caller, which it does
 * not contain. MCP requires visible ASCII that can't be guessed:
 * https://modelcontextprotocol.io/specification/2025-11-25/basic/transports#session-management
 */
export class SessionIds {
  constructor(
    private readonly key: Buffer,
    private readonly maxAgeMs: number,
  ) {}

  /** Makes an id. One that would be too long for a header is a plain UUID, and its session can't be resumed. */
  make({ protocolVersion, capabilities, clientInfo }: ClientFacts, caller: Caller): string {
    const facts = { protocolVersion, capabilities, clientInfo, madeAt: Date.now(), nonce: nonce() }
    const payload = Buffer.from(JSON.stringify(facts)).toString('base64url')
    const id = `${payload}.${this.#sign(payload, caller).toString('base64url')}`
    return id.length <= lengthMax ? id : randomUUID()
  }

  /** Reads an id; undefined if it is too old or was not made with this key for a caller with the same API key. */
  read(id: string, caller: Caller): ClientFacts | undefined {
    const [payload = '', signature = ''] = id.split('.')
    if (!isEqual(Buffer.from(signature, 'base64url'), this.#sign(payload, caller))) return undefined
    // Only `make` can have written it.
    const facts = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as ClientFacts & {
      readonly madeAt: number
    }
    return Date.now() - facts.madeAt < this.maxAgeMs ? facts : undefined
  }

  #sign(payload: string, { key = '' }: Caller): Buffer {
    return createHmac('sha256', this.key).update(`session-id/1\n${key}\n${payload}`).digest()
  }
}

/** A short name for a session, which can't be used to enter it. */
export function sessionName(id: string): string {
  return createHash('sha256').update(id).digest('base64url')
}

function nonce(): string {
  return randomBytes(12).toString('base64url')
}

function isEqual(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b)
}
