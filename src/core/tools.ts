import { isNoSuchTool, SmcpError } from '../errors.js'
import type { CallLimits } from '../executor/call-tool.js'
import { errorResult } from '../executor/error-result.js'
import type { ToolResult } from '../executor/tool-result.js'
import type { ToolAnnotations } from '../discovery/annotations.js'
import type { JsonSchema, Tool, ToolCall } from '../discovery/tool.js'
import type { Toolset } from '../discovery/toolset.js'
import type { Logger } from '../logging.js'
import type { Run } from '../process/job.js'
import { InputRequired } from './ask.js'
import { callPlugin } from './call-plugin.js'
import { callerInLog, type Caller } from './caller.js'
import type { Change } from './changes.js'
import type { Call, Handler } from './handler.js'
import { withHeartbeat } from './heartbeat.js'
import { Progress } from './progress.js'
import { isObject } from '../is-object.js'
import { oncePer } from '../once.js'

/** One of the server's own tools, answered without a process; its errors are treated like those of a plugin's tool. */
export interface BuiltInTool {
  readonly name: string
  readonly title: string
  readonly description: string
  readonly inputSchema: JsonSchema
  readonly annotations?: ToolAnnotations
  readonly call: (args: ToolCall['arguments'], call: Call) => Promise<ToolResult> | ToolResult
}

export interface ToolHandlerOptions {
  /** The tools that one caller sees and may call. */
  readonly toolsetFor: (caller: Caller) => Toolset
  readonly run: Run
  readonly limits: CallLimits
  readonly builtInTools: readonly BuiltInTool[]
  /** Time between two notifications that a call is still in progress; undefined: none are sent. */
  readonly heartbeatMs: number | undefined
  /** Gets what a plugin's program says has changed. */
  readonly onChange: (plugin: string, change: Change) => void
  readonly logger: Logger
}

/** tools/list and tools/call: https://modelcontextprotocol.io/specification/2025-11-25/server/tools */
export function createToolHandlers(
  options: ToolHandlerOptions,
): Record<'tools/list' | 'tools/call', Handler> {
  const builtIns = new Map(options.builtInTools.map((tool) => [tool.name, tool]))
  const listed = [...builtIns.values()].map(asListed)
  // Built once for all callers who see the same list, not for each request.
  const resultFor = oncePer((tools: readonly Tool[]) => ({ tools: [...listed, ...tools.map(asListed)] }))
  return {
    'tools/list': async (_params, { caller }) => resultFor(await options.toolsetFor(caller).list()),
    'tools/call': async (params, call) => {
      const request = readToolCall(params)
      const builtIn = builtIns.get(request.name)
      const progress = new Progress(call)
      const toolset = options.toolsetFor(call.caller)
      const work = (): Promise<ToolResult> | ToolResult =>
        builtIn
          ? builtIn.call(request.arguments, call)
          : callPlugin(request, call, { ...options, toolset, progress })
      const settled = (): Promise<ToolResult> => answer(request, call, work, { ...options, toolset })
      return { ...(await withHeartbeat(progress, options.heartbeatMs, settled)) }
    },
  }
}

/** A tool in the form of MCP's tools/list. */
export function asListed({
  name,
  title,
  description,
  inputSchema,
  outputSchema,
  annotations,
  icons,
  meta,
}: ListedTool): Record<string, unknown> {
  return {
    name,
    title,
    description,
    inputSchema,
    ...(outputSchema && { outputSchema }),
    ...(annotations && { annotations }),
    ...(icons && { icons }),
    ...(meta && { _meta: meta }),
  }
}

type ListedTool = Pick<Tool, 'name' | 'title' | 'description' | 'inputSchema'> &
  Partial<Pick<Tool, 'outputSchema' | 'annotations' | 'icons' | 'meta'>>

/** Turns the failure of a tool into an error result; an unknown tool is an error of the protocol and is thrown. */
async function answer(
  request: ToolCall,
  call: Call,
  work: () => Promise<ToolResult> | ToolResult,
  { logger, toolset }: { readonly logger: Logger; readonly toolset: Toolset },
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
    const result = await work()
    log('ok')
    return result
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
      if (stderr !== '') logger.warn({ tool: request.name, stderr }, 'stderr of a failed tool')
      // Of the server's own tools, and of those that don't exist, none has one.
      const tool = await toolset.resolve(request.name).catch(() => undefined)
      return errorResult(request.name, error, { hasOutputSchema: tool?.outputSchema !== undefined })
    }
    logger.error({ tool: request.name, err: error }, 'a tool call failed inside smcp')
    const hidden = new SmcpError(`${request.name} failed inside smcp; the server's log says why`)
    return errorResult(request.name, hidden)
  }
}

function readToolCall(params: Readonly<Record<string, unknown>>): ToolCall {
  const { name, arguments: args } = params
  return { name: String(name), arguments: isObject(args) ? args : {} }
}
