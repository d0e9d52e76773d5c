import type { CallContext, CallLimits } from '../executor/call-tool.js'
import type { Question } from '../executor/input-request.js'
import type { Offering } from '../discovery/offering.js'
import type { Logger } from '../logging.js'
import type { Run } from '../process/job.js'
import type { Change } from './changes.js'
import type { Caller } from './caller.js'
import type { Call } from './handler.js'
import { withHeartbeat } from './heartbeat.js'
import { logOutcome, type Asked, type See } from './log-outcome.js'
import type { Outcomes } from './outcome.js'
import { Progress } from './progress.js'
import { runForClient } from './run-for-client.js'
import type { SecretsOf } from './run-with-brought.js'
import type { StderrLevel } from './stderr-log.js'

export interface OfferHandlerOptions {
  /** The resources and prompts that one caller sees and may use. */
  readonly offeringFor: (caller: Caller) => Offering
  readonly run: Run
  readonly limits: CallLimits
  /** Time between two notifications that a request is still in progress; undefined: none are sent. */
  readonly heartbeatMs: number | undefined
  /** Gets what a program says that has changed. */
  readonly onChange: (plugin: string, change: Change) => void
  readonly secretsOf?: SecretsOf | undefined
  readonly logger: Logger
  /** How the log has what programs write to stderr; undefined: not at all. */
  readonly logStderr?: StderrLevel | undefined
  readonly outcomes?: Outcomes | undefined
}

/**
 * Answers a request for a resource or a prompt by `work`, as a call of a tool is answered: with progress, questions and a
 * line in the log. A failure is an error of the protocol, and is thrown.
 */
export async function answerOffer<T extends object>(
  asked: Asked,
  plugin: string,
  call: Call,
  { heartbeatMs, run, ...options }: OfferHandlerOptions,
  work: (context: CallContext) => Promise<T | Question>,
): Promise<T> {
  const progress = new Progress(call)
  const { logger, outcomes } = options
  const ask = (see: See) => runForClient(call, { ...options, run: see(run), progress }, work)
  const askInTime = (see: See) => withHeartbeat(progress, heartbeatMs, () => ask(see))
  const { id: request, caller } = call
  return logOutcome('request', asked, askInTime, { request, caller, logger, plugin, outcomes })
}
