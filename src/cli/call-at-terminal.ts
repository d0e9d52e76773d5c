import type { Core } from '../core/open-core.js'
import type { ToolResult } from '../discovery/tool.js'
import { SmcpError } from '../errors.js'
import { callTool } from '../executor/call-tool.js'
import { errorResult } from '../executor/error-result.js'

/** Calls a tool as a server would; Ctrl-C ends the program and all it started. Also what failed is a result. */
export async function callAtTerminal(
  core: Core,
  name: string,
  args: Record<string, unknown>,
): Promise<{ result: ToolResult; exitCode: number }> {
  const controller = new AbortController()
  const interrupt = (): void => {
    controller.abort()
  }
  process.once('SIGINT', interrupt)
  process.once('SIGTERM', interrupt)
  try {
    const context = { run: core.queue.run, limits: core.limits, signal: controller.signal }
    return { result: await callTool(core.catalog, { name, arguments: args }, context), exitCode: 0 }
  } catch (error) {
    if (error instanceof SmcpError) return { result: errorResult(error), exitCode: error.exitCode }
    throw error
  } finally {
    process.off('SIGINT', interrupt)
    process.off('SIGTERM', interrupt)
  }
}
