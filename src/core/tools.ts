import { InvalidToolNameError, SmcpError, ToolNotFoundError } from '../errors.js'
import { callTool } from '../executor/call-tool.js'
import { errorResult } from '../executor/error-result.js'
import type { JsonSchema, Tool, ToolCall, ToolResult } from '../discovery/tool.js'
import { callerInLog } from './caller.js'
import type { Call, HandlerOptions, Handlers } from './handlers.js'

/** A tool of the server's own, answered without a process. */
export interface BuiltInTool {
  readonly name: string
  readonly title: string
  readonly description: string
  readonly inputSchema: JsonSchema
  readonly annotations?: JsonSchema
  readonly call: () => ToolResult
}

/** tools/list and tools/call: https://modelcontextprotocol.io/specification/2025-11-25/server/tools */
export function createToolHandlers(options: HandlerOptions): Handlers {
  const builtIns = new Map(options.builtInTools.map((tool) => [tool.name, tool]))
  const listed = [...builtIns.values()].map(asListed)
  let snapshot: readonly Tool[] | undefined
  let result: Record<string, unknown> = {}
  return {
    'tools/list': async () => {
      const tools = await options.tools.list()
      // Built once for each snapshot, not once for each request.
      if (tools !== snapshot) result = { tools: [...listed, ...tools.map(asListed)] }
      snapshot = tools
      return result
    },
    'tools/call': async (params, call) => {
      const request = readToolCall(params)
      const builtIn = builtIns.get(request.name)
      return { ...(builtIn ? builtIn.call() : await answer(request, call, options)) }
    },
  }
}

/** A tool as MCP's tools/list has it. */
export function asListed({
  name,
  title,
  description,
  inputSchema,
  annotations,
}: Pick<Tool, 'name' | 'title' | 'description' | 'inputSchema' | 'annotations'>): Record<string, unknown> {
  return { name, title, description, inputSchema, ...(annotations && { annotations }) }
}

/** What goes wrong with a tool is a result that says so; a name that is no tool is an error of the protocol. */
async function answer(
  request: ToolCall,
  call: Call,
  { tools, run, limits, logger }: HandlerOptions,
): Promise<ToolResult> {
  const startedAt = performance.now()
  const log = (outcome: string): void => {
    logger.info(
      {
        tool: request.name,
        outcome,
        ms: Math.round(performance.now() - startedAt),
        ...callerInLog(call.caller),
      },
      'tool call',
    )
  }
  try {
    const result = await callTool(tools, request, { run, limits, signal: call.signal })
    log('ok')
    return result
  } catch (error) {
    if (error instanceof ToolNotFoundError || error instanceof InvalidToolNameError) throw error
    if (error instanceof SmcpError) {
      log(error.code)
      const { stderr = '' } = error.ended ?? {}
      // The client is not told of it.
      if (stderr !== '') logger.warn({ tool: request.name, stderr }, 'stderr of a tool that failed')
      return errorResult(error)
    }
    logger.error({ tool: request.name, err: error }, 'a tool call failed inside smcp')
    return errorResult(new SmcpError(`${request.name} failed inside smcp; the server's log says why`))
  }
}

function readToolCall(params: Readonly<Record<string, unknown>>): ToolCall {
  const { name, arguments: args } = params
  const isObject = typeof args === 'object' && args !== null && !Array.isArray(args)
  return { name: String(name), arguments: isObject ? (args as Record<string, unknown>) : {} }
}
