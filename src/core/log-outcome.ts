import { isNoSuchTool, SmcpError } from '../errors.js'
import type { Logger } from '../logging.js'
import { howItRan, rounded } from '../process/how-it-ran.js'
import type { ProcessOutput, Run } from '../process/job.js'
import { cut } from '../quote.js'
import { InputRequired } from './ask.js'
import { callerInLog, type Caller } from './caller.js'
import type { Outcome, Outcomes } from './outcome.js'

export interface LogOutcomeOptions {
  /** The id of the request. */
  readonly request: string
  readonly caller: Caller
  readonly logger: Logger
  /** The plugin that is to answer; undefined for a tool of the server itself, and where there is none. */
  readonly plugin?: string | undefined
  readonly outcomes?: Outcomes | undefined
  /** What the call was given, where the log is to have it. */
  readonly shown?: Readonly<Record<string, string>> | undefined
}

/** What was asked for, by the field that names it in the log. */
export type Asked = Readonly<Partial<Record<Outcome['kind'], string>>>

/** The same `run`, of which the log tells how it went: of the last one, where a request has several. */
export type See = (run: Run) => Run

/**
 * Does the work of a request, and logs in one line what has come of it, how long it took, whose it was, and how the
 * program ran that the work let it see. Throws what the work throws. A fault of smcp, and a tool that there is not, are left to those who answer them.
 */
export async function logOutcome<T>(
  message: string,
  asked: Asked,
  work: (see: See) => Promise<T>,
  { request, caller, logger, plugin, outcomes, shown }: LogOutcomeOptions,
): Promise<T> {
  const names = Object.entries(asked).map(([field, name]) => [field, cut(name)])
  const named = { request, ...(Object.fromEntries(names) as Asked) }
  const startedAt = performance.now()
  let output: ProcessOutput | undefined
  const see: See = (run) => async (job, io) => (output = await run(job, io))
  const log = (outcome: string): void => {
    const ms = rounded(performance.now() - startedAt)
    const ran = output && howItRan(output)
    const given = shown && { arguments: shown }
    logger.info({ ...named, outcome, ms, ...ran, ...callerInLog(caller), ...given }, message)
    const [kind = 'tool'] = Object.keys(asked) as Outcome['kind'][]
    outcomes?.emit('outcome', { kind, plugin, outcome, ms, ran })
  }
  try {
    const result = await work(see)
    log('ok')
    return result
  } catch (error) {
    if (error instanceof InputRequired) log('input_required')
    if (error instanceof SmcpError && !isNoSuchTool(error)) {
      log(error.code)
      const { stderr = '' } = error.ended ?? {}
      // The client does not get this stderr.
      if (stderr !== '') logger.warn({ ...named, stderr }, 'stderr of a failed program')
    }
    throw error
  }
}
