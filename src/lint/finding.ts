import { clientNames, type Client } from './clients.js'

/** Worst first. */
export const severities = ['error', 'warning', 'note'] as const

/**
 * An error: the tool is refused or left out, or makes the client refuse all tools. A warning: it is cut, or may go wrong.
 * A note: worth knowing, but nothing breaks.
 */
export type Severity = (typeof severities)[number]

/** What a client would do to a tool, mostly without a message. */
export interface Finding {
  readonly client: Client
  /** The host in which it was found, with its version; undefined: it applies to the client in general. */
  readonly host?: string
  /** Undefined: the finding is about the list as a whole. */
  readonly tool?: string
  readonly field: string
  /** What is wrong with the field and what happens; a sentence whose subject is the field, without a full stop. */
  readonly message: string
  /** What to do, as a sentence. */
  readonly advice: string
  readonly severity: Severity
}

/** The host, `Claude Code 2.1.332`, else the client, `Letta`. */
export function whoFound({ client, host }: Pick<Finding, 'client' | 'host'>): string {
  return host ?? clientNames[client]
}
