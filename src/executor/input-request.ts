/**
 * A question to the client, as MCP defines it:
 * https://modelcontextprotocol.io/specification/2026-07-28/basic/patterns/mrtr
 */
export interface InputRequest {
  readonly method: 'elicitation/create' | 'sampling/createMessage' | 'roots/list'
  readonly params?: Readonly<Record<string, unknown>>
}

/** The client's answer, as it was sent; what a form was filled in with fits its `requestedSchema`. */
export type InputAnswer = Readonly<Record<string, unknown>>

/** What a program printed instead of a result: it must be run again with the answers. */
export interface Question {
  readonly requests: Readonly<Record<string, InputRequest>>
  /** Comes back to the program with the answers. */
  readonly state?: unknown
}
