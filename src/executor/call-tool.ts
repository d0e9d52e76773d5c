import { anyArguments } from '../discovery/describe/any-arguments.js'
import type { Tool, ToolCall } from '../discovery/tool.js'
import type { Toolset } from '../discovery/toolset.js'
import { createJob, type JobIo, type ProcessOutput, type Run, type RunLimits } from '../process/job.js'
import { checkArguments } from './check-arguments.js'
import type { Outcome } from './outcome.js'
import type { InputAnswer } from './input-request.js'
import type { ProgramEvent } from './program-event.js'
import { EventSplitter, withoutEvents } from './read-events.js'
import { readOutput, readResult } from './read-result.js'
import { renderArgv } from './render-argv.js'
import { renderVariables, secretVariables } from './render-variables.js'

export interface CallLimits extends RunLimits {
  /** Bytes of text in one result, at most. */
  readonly resultBytesMax: number
}

/** What an interactive command is told on stdin, as one JSON document. */
export interface Told {
  /** The answers to its questions in earlier rounds. */
  readonly answers: Readonly<Record<string, InputAnswer>>
  /** What it printed as `state` with its last question; null in the first round. */
  readonly state: unknown
  readonly client: { readonly capabilities: Readonly<Record<string, unknown>> }
}

export interface CallContext {
  readonly run: Run
  readonly limits: CallLimits
  /** The time that the run has, where it is less than its limits allow. */
  readonly hasMs?: number
  /** Whose call it is, for the order of the queue. */
  readonly caller?: string | undefined
  /** Ends the program when the client cancels the call or leaves. */
  readonly signal?: AbortSignal
  readonly told?: Told
  /** Gets what a program of contract 2 says while it runs. */
  readonly onEvent?: (event: ProgramEvent, tool: Tool) => void
  /** Gets everything else that a program writes to stderr, while it runs. */
  readonly onDiagnostics?: ((bytes: Buffer, tool: Tool) => void) | undefined
}

const nothingTold: Told = { answers: {}, state: null, client: { capabilities: {} } }

/**
 * Makes one call, from its name to its outcome. Throws an SmcpError if there is none; nothing runs once it settles.
 */
export async function callTool(tools: Toolset, call: ToolCall, context: CallContext): Promise<Outcome> {
  return callResolved(await tools.resolve(call.name), call.arguments, context)
}

/** The same, of a tool that has been looked up. */
export async function callResolved(
  resolved: Tool,
  given: ToolCall['arguments'],
  context: CallContext,
): Promise<Outcome> {
  const tool = asClientKnows(resolved, given)
  const limits = limitsOf(tool, context)
  return readResult(tool, await runTool(tool, given, limits, context), limits)
}

/** Runs a tool and reads what it printed by `decode`, as a resource or a prompt. Throws like `callTool`. */
export async function runFor<T>(
  tool: Tool,
  given: ToolCall['arguments'],
  context: CallContext,
  decode: Parameters<typeof readOutput<T>>[3],
): Promise<T> {
  const limits = limitsOf(tool, context)
  return readOutput(tool, await runTool(tool, given, limits, context), limits, decode)
}

async function runTool(
  tool: Tool,
  given: ToolCall['arguments'],
  limits: CallLimits,
  context: CallContext,
): Promise<ProcessOutput> {
  const { run, caller, told = nothingTold } = context
  const args = checkArguments(tool, given)
  const argv = renderArgv(tool, args)
  const variables = renderVariables(tool, args)
  const stdin = tool.command.isInteractive ? { stdin: `${JSON.stringify(told)}\n` } : {}
  const events = eventsOf(tool, context)
  const job = createJob(tool.launch, argv, limits, {
    variables,
    secrets: secretVariables(tool),
    ...stdin,
    ...(caller !== undefined && { caller }),
  })
  const output = await run(job, ioOf(tool, context, events))
  events?.end()
  return tool.contract === 1 ? output : { ...output, stderr: withoutEvents(output.stderr) }
}

/** The plugin's own limits come before those of all plugins. */
function limitsOf({ launch }: Tool, { limits, hasMs = Infinity }: CallContext): CallLimits {
  const all = { ...limits, ...launch.limits }
  const timeoutMs = Math.min(all.timeoutMs ?? Infinity, hasMs)
  return { ...all, timeoutMs: timeoutMs === Infinity ? undefined : timeoutMs }
}

function eventsOf(tool: Tool, { onEvent, onDiagnostics }: CallContext): EventSplitter | undefined {
  if (tool.contract === 1 || !onEvent) return undefined
  return new EventSplitter(
    (event) => {
      onEvent(event, tool)
    },
    (bytes) => {
      onDiagnostics?.(bytes, tool)
    },
  )
}

function ioOf(tool: Tool, { signal, onDiagnostics }: CallContext, events: EventSplitter | undefined): JobIo {
  const onStderr = (chunk: Buffer): void => {
    if (events) events.write(chunk)
    else onDiagnostics?.(chunk, tool)
  }
  return { ...(signal && { signal }), ...((events ?? onDiagnostics) && { onStderr }) }
}

/** Some clients read the list once and never again, so a tool is called as it was listed at first, too. */
function asClientKnows(tool: Tool, given: ToolCall['arguments']): Tool {
  return tool.earlier && Object.hasOwn(given, anyArguments.name) ? tool.earlier : tool
}
