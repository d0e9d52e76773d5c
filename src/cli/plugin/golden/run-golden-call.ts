import type { Tool } from '../../../discovery/tool.js'
import type { Toolset } from '../../../discovery/toolset.js'
import { CancelledError, SmcpError, UsageError } from '../../../errors.js'
import type { CallLimits } from '../../../executor/call-tool.js'
import { errorResult } from '../../../executor/error-result.js'
import type { ToolResult } from '../../../executor/tool-result.js'
import { howItRan, type HowItRan } from '../../../process/how-it-ran.js'
import type { Run } from '../../../process/job.js'
import { callUntilAnswered } from '../../tools/call-until-answered.js'
import { Answerer } from '../../tools/questions/answerer.js'
import { notInAnswers } from '../../tools/questions/nobody-to-ask.js'
import type { GoldenCall } from './golden-call.js'

/** By what golden calls are made. */
export interface GoldenSurroundings {
  readonly tools: Toolset
  readonly run: Run
  readonly limits: CallLimits
  readonly signal: AbortSignal
}

/** How one went. */
export interface GoldenRun {
  /** What a client would get; undefined: a question could not be answered. */
  readonly result?: ToolResult
  /** Why there is no result to compare, or why it is not that of this call. */
  readonly problem?: string
  /** How its program went, at the last time if it asked; undefined if none was run. */
  readonly ran?: HowItRan
}

/**
 * Makes a golden call as a client would, and answers what its program asks by what is written beside it. Throws a
 * CancelledError if the signal ends it.
 */
export async function runGoldenCall(
  tool: Tool,
  { arguments: given = {}, answers = {} }: GoldenCall,
  { tools, run, limits, signal }: GoldenSurroundings,
): Promise<GoldenRun> {
  let ran: HowItRan | undefined
  const watched: Run = async (job, io) => {
    const output = await run(job, io)
    ran = howItRan(output)
    return output
  }
  const written = { place: 'answers', whole: new Map(Object.entries(answers)), texts: new Map() }
  const answerer = new Answerer(written, signal, { nobody: notInAnswers })
  const call = { name: tool.name, arguments: given }
  try {
    const result = await callUntilAnswered(tools, call, answerer, { run: watched, limits, signal })
    return { result, ...(ran && { ran }), ...unused(tool, answerer) }
  } catch (error) {
    if (!(error instanceof SmcpError) || error instanceof CancelledError) throw error
    if (error instanceof UsageError) return { problem: error.text, ...(ran && { ran }) }
    const result = errorResult(tool.name, error, { hasOutputSchema: tool.outputSchema !== undefined })
    return { result, ...(ran && { ran }) }
  }
}

function unused({ name }: Tool, answerer: Answerer): { problem?: string } {
  const [first] = answerer.unused
  return first === undefined ? {} : { problem: `${name} did not ask ${JSON.stringify(first)}` }
}
