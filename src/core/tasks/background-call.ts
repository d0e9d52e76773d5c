import type { InputAnswer } from '../../executor/input-request.js'
import type { Caller } from '../caller.js'
import type { Settled } from '../settle-call.js'
import type { Reports } from './reports.js'

/** A call that goes on when its request has been answered. */
export interface BackgroundCall {
  readonly tool: string
  readonly caller: Caller
  /** What the client can do, as it said with the request. */
  readonly capabilities: Readonly<Record<string, unknown>>
  /** Ends the program. */
  readonly controller: AbortController
  readonly reports: Reports
  /** The answers that are known already. */
  readonly answers: Readonly<Record<string, InputAnswer>>
  /** What its start has come to. Rejects with an InputRequired if it asks. */
  readonly first: Promise<Settled>
  /** Runs it once more, with all answers and the state of its last question. */
  readonly again: (answers: Readonly<Record<string, InputAnswer>>, state: unknown) => Promise<Settled>
}
