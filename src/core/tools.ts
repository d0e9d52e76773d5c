import type { CallLimits } from '../executor/call-tool.js'
import type { ToolResult } from '../executor/tool-result.js'
import type { ToolAnnotations } from '../discovery/annotations.js'
import type { JsonSchema, Tool, ToolCall } from '../discovery/tool.js'
import type { Toolset } from '../discovery/toolset.js'
import type { Logger } from '../logging.js'
import type { Run } from '../process/job.js'
import { callPlugin } from './call-plugin.js'
import type { Caller } from './caller.js'
import type { Change } from './changes.js'
import type { Call, Handler } from './handler.js'
import { withHeartbeat } from './heartbeat.js'
import type { Outcomes } from './outcome.js'
import { Progress } from './progress.js'
import type { SecretsOf } from './run-with-brought.js'
import { settleCall } from './settle-call.js'
import { shownArguments } from './shown-arguments.js'
import type { StderrLevel } from './stderr-log.js'
import { callByItsWay, type BackgroundOptions, type ToolRun } from './tasks/call-in-background.js'
import { isObject } from '../is-object.js'
import { oncePer } from '../once.js'

/** One of the server's own tools, answered without a process; its errors are treated like those of a plugin's tool. */
export interface BuiltInTool {
  readonly name: string
  readonly title: string
  readonly description: string
  readonly inputSchema: JsonSchema
  readonly annotations?: ToolAnnotations
  /** Whether a client that sees these tools is told of it; undefined: always. */
  readonly isListed?: (tools: readonly Tool[], caller: Caller) => boolean
  readonly call: (args: ToolCall['arguments'], call: Call) => Promise<ToolResult> | ToolResult
}

export interface ToolHandlerOptions extends BackgroundOptions {
  /** The tools that one caller sees and may call. */
  readonly toolsetFor: (caller: Caller) => Toolset
  readonly run: Run
  readonly limits: CallLimits
  readonly builtInTools: readonly BuiltInTool[]
  /** Time between two notifications that a call is still in progress; undefined: none are sent. */
  readonly heartbeatMs: number | undefined
  /** Gets what a plugin's program says has changed. */
  readonly onChange: (plugin: string, change: Change) => void
  readonly secretsOf?: SecretsOf | undefined
  readonly logger: Logger
  readonly outcomes?: Outcomes | undefined
  /** How the log has what programs write to stderr; undefined: not at all. */
  readonly logStderr?: StderrLevel | undefined
  /** Whether the log has the arguments of calls. */
  readonly logsArguments?: boolean
}

/** tools/list and tools/call: https://modelcontextprotocol.io/specification/2025-11-25/server/tools */
export function createToolHandlers(
  options: ToolHandlerOptions,
): Record<'tools/list' | 'tools/call', Handler> {
  const builtIns = new Map(options.builtInTools.map((tool) => [tool.name, tool]))
  // Built once for all callers who see the same list, not for each request.
  const resultsOf = oncePer((tools: readonly Tool[]) => {
    const results = new Map<string, Record<string, unknown>>()
    return (caller: Caller) => {
      const own = [...builtIns.values()].filter(({ isListed }) => isListed?.(tools, caller) ?? true)
      const key = own.map(({ name }) => name).join(' ')
      const result = results.get(key) ?? { tools: [...own, ...tools].map(asListed) }
      results.set(key, result)
      return result
    }
  })
  return {
    'tools/list': async (_params, { caller }) => resultsOf(await options.toolsetFor(caller).list())(caller),
    'tools/call': async (params, call) => {
      const request = readToolCall(params)
      const builtIn = builtIns.get(request.name)
      const progress = new Progress(call)
      return withHeartbeat(progress, options.heartbeatMs, () =>
        builtIn
          ? callBuiltIn(builtIn, request, call, options)
          : callOfPlugin(request, call, progress, options),
      )
    },
  }
}

async function callBuiltIn(
  tool: BuiltInTool,
  { name, arguments: args }: ToolCall,
  call: Call,
  { logger, outcomes }: ToolHandlerOptions,
): Promise<Record<string, unknown>> {
  const { id: request, caller } = call
  const settling = { name, hasOutputSchema: false, request, caller, logger, outcomes }
  const work = async (): Promise<ToolResult> => {
    if (call.refusal) throw call.refusal
    return tool.call(args, call)
  }
  return { ...(await settleCall(work, settling)).result }
}

async function callOfPlugin(
  { name, arguments: args }: ToolCall,
  call: Call,
  progress: Progress,
  options: ToolHandlerOptions,
): Promise<Record<string, unknown>> {
  const { id: request, caller } = call
  const { logger, outcomes, logsArguments } = options
  const settling = { name, hasOutputSchema: false, request, caller, logger, outcomes }
  let tool: Tool
  try {
    tool = await options.toolsetFor(caller).resolve(name)
  } catch (error) {
    // What is wrong with its plugin is the failure of the call.
    const fail = (): never => {
      throw error
    }
    return { ...(await settleCall(fail, settling)).result }
  }
  const hasOutputSchema = tool.outputSchema !== undefined
  const shown = logsArguments ? shownArguments(tool, args) : undefined
  const settle: ToolRun['settle'] = (work) =>
    settleCall(work, { ...settling, plugin: tool.plugin, shown, hasOutputSchema })
  const make: ToolRun['make'] = (own, reports, run) =>
    callPlugin(tool, args, own, { ...options, run, progress: reports })
  return callByItsWay({ tool, make, settle }, call, progress, options)
}

/** A tool in the form of MCP's tools/list. */
export function asListed({
  name,
  title,
  description,
  inputSchema,
  outputSchema,
  command,
  annotations,
  icons,
  meta,
}: ListedTool): Record<string, unknown> {
  return {
    name,
    title,
    description,
    inputSchema,
    // Clients refuse an answer without the object that it promises, and a job's first one has none.
    ...(outputSchema && !command?.isJob && { outputSchema }),
    ...(annotations && { annotations }),
    ...(icons && { icons }),
    ...(meta && { _meta: meta }),
  }
}

type ListedTool = Pick<Tool, 'name' | 'title' | 'description' | 'inputSchema'> &
  Partial<Pick<Tool, 'outputSchema' | 'command' | 'annotations' | 'icons' | 'meta'>>

function readToolCall(params: Readonly<Record<string, unknown>>): ToolCall {
  const { name, arguments: args } = params
  return { name: String(name), arguments: isObject(args) ? args : {} }
}
