import type { CallContext, CallLimits } from '../executor/call-tool.js'
import type { Question } from '../executor/input-request.js'
import type { ProgramEvent } from '../executor/program-event.js'
import type { Run } from '../process/job.js'
import type { Tool } from '../discovery/tool.js'
import type { Logger } from '../logging.js'
import { InputRequired } from './ask.js'
import { callerId } from './caller.js'
import { changeOf, type Change } from './changes.js'
import type { Call } from './handler.js'
import type { Progress } from './progress.js'
import { runWithBrought, type SecretsOf } from './run-with-brought.js'
import { StderrLog, type StderrLevel } from './stderr-log.js'

export interface RunForClientOptions {
  readonly run: Run
  readonly limits: CallLimits
  readonly progress: Pick<Progress, 'report'>
  readonly onChange: (plugin: string, change: Change) => void
  /** The secrets that a caller brings; undefined: none does. */
  readonly secretsOf?: SecretsOf | undefined
  readonly logger: Logger
  /** How the log has what programs write to stderr; undefined: not at all. */
  readonly logStderr?: StderrLevel | undefined
}

/**
 * Does the work of one run for a client: passes on what the program says while it runs, and asks the client what it asks.
 * Throws an InputRequired then, and is called again with the answers; throws where these can't be taken.
 */
export async function runForClient<T extends object>(
  call: Call,
  { run, limits, progress, onChange, secretsOf, logger, logStderr = 'off' }: RunForClientOptions,
  work: (context: CallContext) => Promise<T | Question>,
): Promise<T> {
  const { signal, answers, state = null, client, refusal } = call
  if (refusal) throw refusal
  const onEvent = (event: ProgramEvent, { plugin }: Tool): void => {
    switch (event.kind) {
      case 'progress':
        progress.report(event)
        return
      case 'log':
        call.log(event.level, event.data, event.logger)
        return
      case 'changed':
        onChange(plugin, changeOf(event.what))
    }
  }
  const told = { answers, state, client }
  const caller = callerId(call.caller)
  const stderr = StderrLog.open(logger, logStderr, call.id)
  const onDiagnostics = stderr?.write.bind(stderr)
  const outcome = await work({
    run: await runWithBrought(run, call, secretsOf),
    limits,
    caller,
    signal,
    told,
    onEvent,
    onDiagnostics,
  }).finally(() => stderr?.end())
  if ('requests' in outcome) throw new InputRequired(outcome.requests, outcome.state)
  return outcome
}
