import { clientNames, type Client } from './clients.js'

/** Worst first. */
export const severities = ['error', 'warning', 'note'] as const

/**
 * An error: the tool is refused or left out, or takes all others with it. A warning: it is cut, or may go wrong. A
 * note: worth knowing, and nothing breaks.
 */
export type Severity = (typeof severities)[number]

/** What a client would make of a tool, mostly without a word. */
export interface Finding {
  readonly client: Client
  /** The host on which it was found, with its version; undefined: it holds of the client. */
  readonly host?: string
  /** Undefined: the list as a whole. */
  readonly tool?: string
  readonly field: string
  /** What is so of the field, and what happens; a sentence with the field as its subject, without a stop. */
  readonly message: string
  /** What to do, as a sentence. */
  readonly advice: string
  readonly severity: Severity
}

/** `Claude Code 2.1.332`, else `Letta`. */
export function whoFound({ client, host }: Pick<Finding, 'client' | 'host'>): string {
  return host ?? clientNames[client]
}
