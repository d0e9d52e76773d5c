import { SmcpError } from '../errors.js'
import type { CallContext, CallLimits } from '../executor/call-tool.js'
import type { Question } from '../executor/input-request.js'
import type { Offering } from '../discovery/offering.js'
import type { Logger } from '../logging.js'
import type { Run } from '../process/job.js'
import { cut } from '../quote.js'
import { InputRequired } from './ask.js'
import type { Change } from './changes.js'
import { callerInLog, type Caller } from './caller.js'
import type { Call } from './handler.js'
import { withHeartbeat } from './heartbeat.js'
import { Progress } from './progress.js'
import { runForClient } from './run-for-client.js'

export interface OfferHandlerOptions {
  /** The resources and prompts that one caller sees and may use. */
  readonly offeringFor: (caller: Caller) => Offering
  readonly run: Run
  readonly limits: CallLimits
  /** Time between two notifications that a request is still in progress; undefined: none are sent. */
  readonly heartbeatMs: number | undefined
  /** Gets what a program says that has changed. */
  readonly onChange: (plugin: string, change: Change) => void
  readonly logger: Logger
}

/** What was asked for, by the field that names it in the log. */
export type Asked = Readonly<Partial<Record<'resource' | 'prompt', string>>>

/**
 * Answers a request for a resource or a prompt by `work`, as a call of a tool is answered: with progress, questions and a
 * line in the log. A failure is an error of the protocol, and is thrown.
 */
export async function answerOffer<T extends object>(
  asked: Asked,
  call: Call,
  { run, limits, heartbeatMs, onChange, logger }: OfferHandlerOptions,
  work: (context: CallContext) => Promise<T | Question>,
): Promise<T> {
  const shown = Object.fromEntries(Object.entries(asked).map(([field, name]) => [field, cut(name)]))
  const startedAt = performance.now()
  const log = (outcome: string): void => {
    const ms = Math.round(performance.now() - startedAt)
    logger.info({ ...shown, outcome, ms, ...callerInLog(call.caller) }, 'request')
  }
  const progress = new Progress(call)
  try {
    const result = await withHeartbeat(progress, heartbeatMs, () =>
      runForClient(call, { run, limits, progress, onChange }, work),
    )
    log('ok')
    return result
  } catch (error) {
    if (error instanceof InputRequired) log('input_required')
    if (error instanceof SmcpError) {
      log(error.code)
      const { stderr = '' } = error.ended ?? {}
      // The client does not get this stderr.
      if (stderr !== '') logger.warn({ ...shown, stderr }, 'stderr of a failed program')
    }
    throw error
  }
}
