import { isNoSuchTool, SmcpError } from '../errors.js'
import { errorResult } from '../executor/error-result.js'
import type { ToolResult } from '../executor/tool-result.js'
import { cut } from '../quote.js'
import { InputRequired } from './ask.js'
import { logOutcome, type LogOutcomeOptions, type See } from './log-outcome.js'

/** What a call has come to. */
export interface Settled {
  /** What the client gets, also of a call that failed. */
  readonly result: ToolResult
  /** Why it failed; undefined for a fault of smcp, too, which only the log shows. */
  readonly error?: SmcpError
}

export interface SettleOptions extends LogOutcomeOptions {
  /** The tool's name, as long as the client has made it. */
  readonly name: string
  /** Whether the tool promises objects, so that clients look for them in an error, too. */
  readonly hasOutputSchema: boolean
}

/** Does the work of a call, and turns its failure into an error result. Throws for an unknown tool, and for a question. */
export async function settleCall(
  work: (see: See) => Promise<ToolResult>,
  { name, hasOutputSchema, ...options }: SettleOptions,
): Promise<Settled> {
  try {
    return { result: await logOutcome('tool call', { tool: name }, work, options) }
  } catch (error) {
    const tool = cut(name)
    if (error instanceof InputRequired || isNoSuchTool(error)) throw error
    if (error instanceof SmcpError) return { result: errorResult(tool, error, { hasOutputSchema }), error }
    options.logger.error({ request: options.request, tool, err: error }, 'a tool call failed inside smcp')
    const hidden = new SmcpError(`${tool} failed inside smcp; the server's log says why`)
    return { result: errorResult(tool, hidden) }
  }
}
