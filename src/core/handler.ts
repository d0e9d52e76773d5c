import type { SmcpError } from '../errors.js'
import type { InputAnswer } from '../executor/input-request.js'
import type { LogLevel } from '../executor/program-event.js'
import type { Ask } from './ask.js'
import type { Caller } from './caller.js'

/** Everything that the core knows about a transport. */
export interface Call {
  /** Tells the lines of this request from those of others in the log. */
  readonly id: string
  /** Aborted when the client cancels the request or leaves. */
  readonly signal: AbortSignal
  readonly caller: Caller
  /** Secrets that the request brings, by the variables in which programs get them: for this call, and in no log. */
  readonly brought?: Readonly<Record<string, string>>
  /** Identifies the client's progress notifications; undefined: it wants none. */
  readonly progressToken?: string | number | undefined
  /** Sends the client a notification that belongs to this request; it is lost if the client has left. */
  readonly notify: (method: string, params: Readonly<Record<string, unknown>>) => void
  /** Sends the client a line of a program's log, if it wants lines of this level. */
  readonly log: (level: LogLevel, data: unknown, logger?: string) => void
  /** Closes the connection, so that the client asks for the answer later; undefined if the transport can't. */
  readonly detach?: (() => void) | undefined
  readonly client: {
    /** What the client can do, such as `elicitation`; empty if it has not said. */
    readonly capabilities: Readonly<Record<string, unknown>>
  }
  /** The client takes a task in place of a result; undefined: it does not. */
  readonly takesTasks?: boolean
  /** The answers to the questions of earlier rounds, each of the kind that was asked for. */
  readonly answers: Readonly<Record<string, InputAnswer>>
  /** Why the request fails without being handled: an answer does not fit what was asked. */
  readonly refusal?: SmcpError | undefined
  /** Asks the client or its user; only in tools/call, prompts/get and resources/read. */
  readonly ask: Ask
  /** The state that the handler passed with the question that has been answered; undefined in the first round. */
  readonly state: unknown
}

/**
 * Handles one MCP method: params in, result out. A thrown SmcpError becomes a JSON-RPC error, an InputRequired becomes a
 * question.
 */
export type Handler = (
  params: Readonly<Record<string, unknown>>,
  call: Call,
) => Promise<Record<string, unknown>>

/** MCP's methods by name, without any SDK; the server's capabilities follow from the methods that are present. */
export type Handlers = Readonly<Record<string, Handler>>
