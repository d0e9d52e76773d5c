/** Who is asking: an API key, and the agent that uses it. */
export interface Caller {
  /** The digest of the API key in hexadecimal digits, never the key itself. */
  readonly key?: string
  /** The X-Agent-Id header, which Letta sends. */
  readonly agent?: string
}

/** Whether it is the same one: the same agent with the same key. Callers without either can't be told apart. */
export function isSameCaller(one: Caller, other: Caller): boolean {
  return one.key === other.key && one.agent === other.agent
}

/** A text that is the same for the same caller only; undefined for those that can't be told apart. */
export function callerId({ key, agent }: Caller): string | undefined {
  return key === undefined && agent === undefined ? undefined : JSON.stringify([key, agent])
}

/** A caller for the log, with enough of the digest to tell one key from the others. */
export function callerInLog({ key, agent }: Caller): Caller {
  return { ...(key !== undefined && { key: key.slice(0, 8) }), ...(agent !== undefined && { agent }) }
}
