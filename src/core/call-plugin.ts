import { callTool } from '../executor/call-tool.js'
import type { ToolResult } from '../executor/tool-result.js'
import type { ToolCall } from '../discovery/tool.js'
import type { Toolset } from '../discovery/toolset.js'
import type { Call } from './handler.js'
import { runForClient, type RunForClientOptions } from './run-for-client.js'

export interface PluginCallOptions extends RunForClientOptions {
  readonly toolset: Toolset
}

/** Calls a plugin's tool for a client, as `runForClient` does. */
export async function callPlugin(
  request: ToolCall,
  call: Call,
  options: PluginCallOptions,
): Promise<ToolResult> {
  const { toolset } = options
  const { command } = await toolset.resolve(request.name)
  if (command.isLongRunning) call.detach?.()
  return runForClient(call, options, (context) => callTool(toolset, request, context))
}
