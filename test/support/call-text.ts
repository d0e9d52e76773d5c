import { resultText } from '../../src/cli/result-text.js'
import type { Core } from '../../src/core/open-core.js'
import type { ToolResult } from '../../src/executor/tool-result.js'
import { callTool } from '../../src/executor/call-tool.js'

/** Calls a tool as a server would, and gives what its result says. */
export async function callText(
  { catalog, runner, limits }: Core,
  name: string,
  args: Record<string, unknown> = {},
): Promise<string> {
  const outcome = await callTool(catalog, { name, arguments: args }, { run: runner.run, limits })
  return resultText(outcome as ToolResult)
}
