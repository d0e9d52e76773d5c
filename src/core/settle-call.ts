import { isNoSuchTool, SmcpError } from '../errors.js'
import type { ToolCall } from '../discovery/tool.js'
import type { Toolset } from '../discovery/toolset.js'
import { errorResult } from '../executor/error-result.js'
import type { ToolResult } from '../executor/tool-result.js'
import type { Logger } from '../logging.js'
import { cut } from '../quote.js'
import { InputRequired } from './ask.js'
import { callerInLog, type Caller } from './caller.js'

/** What a call has come to. */
export interface Settled {
  /** What the client gets, also of a call that failed. */
  readonly result: ToolResult
  /** Why it failed; undefined for a fault of smcp, too, which only the log shows. */
  readonly error?: SmcpError
}

export interface SettleOptions {
  readonly caller: Caller
  readonly toolset: Toolset
  readonly logger: Logger
}

/** Does the work of a call, and turns its failure into an error result. Throws for an unknown tool, and for a question. */
export async function settleCall(
  { name }: ToolCall,
  work: () => Promise<ToolResult>,
  { caller, toolset, logger }: SettleOptions,
): Promise<Settled> {
  const shown = cut(name)
  const startedAt = performance.now()
  const log = (outcome: string): void => {
    const ms = Math.round(performance.now() - startedAt)
    logger.info({ tool: shown, outcome, ms, ...callerInLog(caller) }, 'tool call')
  }
  try {
    const result = await work()
    log('ok')
    return { result }
  } catch (error) {
    if (error instanceof InputRequired) {
      log('input_required')
      throw error
    }
    if (isNoSuchTool(error)) throw error
    if (error instanceof SmcpError) {
      log(error.code)
      const { stderr = '' } = error.ended ?? {}
      // The client does not get this stderr.
      if (stderr !== '') logger.warn({ tool: shown, stderr }, 'stderr of a failed tool')
      // Of the server's own tools, and of those that don't exist, none has one.
      const tool = await toolset.resolve(name).catch(() => undefined)
      return {
        result: errorResult(shown, error, { hasOutputSchema: tool?.outputSchema !== undefined }),
        error,
      }
    }
    logger.error({ tool: shown, err: error }, 'a tool call failed inside smcp')
    const hidden = new SmcpError(`${shown} failed inside smcp; the server's log says why`)
    return { result: errorResult(shown, hidden) }
  }
}
