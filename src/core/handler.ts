import type { Ask } from './ask.js'
import type { Caller } from './caller.js'

/** All that the core knows of a transport. */
export interface Call {
  /** Aborted when the client cancels the request or leaves. */
  readonly signal: AbortSignal
  readonly caller: Caller
  /** By this the client knows notifications of progress; undefined: it wants none. */
  readonly progressToken?: string | number | undefined
  /** Sends the client a notification that belongs to this request; lost where the client has left. */
  readonly notify: (method: string, params: Readonly<Record<string, unknown>>) => void
  /** Asks the client, or the person before it; only in tools/call, prompts/get and resources/read. */
  readonly ask: Ask
  /** What the handler gave with the question that is answered now; undefined in the first round. */
  readonly state: unknown
}

/** One MCP method: its params in, its result out; an SmcpError that it throws becomes a JSON-RPC error, and an InputRequired a question. */
export type Handler = (
  params: Readonly<Record<string, unknown>>,
  call: Call,
) => Promise<Record<string, unknown>>

/** MCP's methods by name, without any SDK; what a server can do follows from what is there. */
export type Handlers = Readonly<Record<string, Handler>>
