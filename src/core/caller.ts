/** Who is asking: an API key, and the agent that uses it. */
export interface Caller {
  /** The digest of the API key in hexadecimal digits, never the key itself. */
  readonly key?: string
  /** The X-Agent-Id header, which Letta sends. */
  readonly agent?: string
}

/** A caller for the log, with enough of the digest to tell one key from the others. */
export function callerInLog({ key, agent }: Caller): Caller {
  return { ...(key !== undefined && { key: key.slice(0, 8) }), ...(agent !== undefined && { agent }) }
}
