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
}

/** One MCP method: its params in, its result out; an SmcpError that it throws becomes a JSON-RPC error. */
export type Handler = (
  params: Readonly<Record<string, unknown>>,
  call: Call,
) => Promise<Record<string, unknown>>

/** MCP's methods by name, without any SDK; what a server can do follows from what is there. */
export type Handlers = Readonly<Record<string, Handler>>
