import { callResolved } from '../executor/call-tool.js'
import type { ToolResult } from '../executor/tool-result.js'
import type { Tool, ToolCall } from '../discovery/tool.js'
import type { Call } from './handler.js'
import { runForClient, type RunForClientOptions } from './run-for-client.js'

/** Calls a plugin's tool for a client, as `runForClient` does. */
export async function callPlugin(
  tool: Tool,
  given: ToolCall['arguments'],
  call: Call,
  options: RunForClientOptions,
): Promise<ToolResult> {
  if (tool.command.isLongRunning) call.detach?.()
  return runForClient(call, options, (context) => callResolved(tool, given, context))
}
