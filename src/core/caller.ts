/** Who is asking: an API key, the agent that uses it, and the session in which it does. */
export interface Caller {
  /** The digest of the API key in hexadecimal digits, never the key itself. */
  readonly key?: string
  /** The name of the key, if it has one. */
  readonly keyName?: string
  /** The X-Agent-Id header, which Letta sends. */
  readonly agent?: string
  /** The session in which it asks, where the protocol has one. */
  readonly session?: string
  /** The profile of tools that its URL names, else that of its key. */
  readonly profile?: string
}

/**
 * Whose view of the tools it is: the agent's in all its sessions, else the session's, and without either the key's. A
 * text that is the same for the same one only.
 */
export function scopeOf({ key = '', agent, session }: Caller): string {
  if (agent !== undefined) return JSON.stringify(['agent', key, agent])
  return JSON.stringify(session === undefined ? ['key', key] : ['session', session])
}

/** Whether it is the same one: the same agent with the same key. Callers without either can't be told apart. */
export function isSameCaller(one: Caller, other: Caller): boolean {
  return one.key === other.key && one.agent === other.agent
}

/** A text that is the same for the same caller only; undefined for those that can't be told apart. */
export function callerId({ key, agent }: Caller): string | undefined {
  return key === undefined && agent === undefined ? undefined : JSON.stringify([key, agent])
}

/** A caller for the log: its key by name, or by enough of the digest to tell it from the others. */
export function callerInLog({ key, keyName, agent }: Caller): Caller {
  return {
    ...(key !== undefined && { key: keyName ?? key.slice(0, 8) }),
    ...(agent !== undefined && { agent }),
  }
}
