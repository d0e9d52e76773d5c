import { anyArguments } from '../discovery/describe/any-arguments.js'
import type { Tool, ToolCall } from '../discovery/tool.js'
import type { Toolset } from '../discovery/toolset.js'
import { createJob, type Run, type RunLimits } from '../process/job.js'
import { checkArguments } from './check-arguments.js'
import { readResult } from './read-result.js'
import { renderArgv } from './render-argv.js'
import type { ToolResult } from './tool-result.js'

export interface CallLimits extends RunLimits {
  /** Bytes of text in one result, at most. */
  readonly resultBytesMax: number
}

export interface CallContext {
  readonly run: Run
  readonly limits: CallLimits
  /** Ends the program when the client cancels the call or leaves. */
  readonly signal?: AbortSignal
}

/**
 * Makes one call, from its name to its result. Throws an SmcpError if there is no result; nothing runs once it settles.
 */
export async function callTool(tools: Toolset, call: ToolCall, context: CallContext): Promise<ToolResult> {
  const { run, limits, signal } = context
  const tool = asClientKnows(await tools.resolve(call.name), call)
  const args = checkArguments(tool, call.arguments)
  const argv = renderArgv(tool, args)
  const output = await run(createJob(tool.launch, argv, limits), { ...(signal && { signal }) })
  return readResult(tool, output, limits)
}

/** Some clients read the list once and never again, so a tool is called as it was listed at first, too. */
function asClientKnows(tool: Tool, { arguments: given }: ToolCall): Tool {
  return tool.earlier && Object.hasOwn(given, anyArguments.name) ? tool.earlier : tool
}
