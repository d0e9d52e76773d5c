/** Who is asking: the key, then the agent within it, then the session. */
export interface Caller {
  /** The digest of the key in hexadecimal digits, never the key itself. */
  readonly key?: string
  /** The X-Agent-Id that Letta sends. */
  readonly agent?: string
}

/** A caller as the log has it: of the digest only as much as tells one key from the others. */
export function callerInLog({ key, agent }: Caller): Caller {
  return { ...(key !== undefined && { key: key.slice(0, 8) }), ...(agent !== undefined && { agent }) }
}
