import type { Tool as McpTool } from '@modelcontextprotocol/client'
import { InvalidArgumentsError, SmcpError } from '../../errors.js'
import { jsonArguments } from '../../executor/check-arguments.js'
import { errorResult } from '../../executor/error-result.js'
import type { ToolResult } from '../../executor/tool-result.js'
import { resultText } from '../result-text.js'
import { abortAtSignals } from '../terminal/abort-at-signals.js'
import { watchTerminal } from '../terminal/closed-terminal.js'
import type { Given } from '../tools/call-at-terminal.js'
import { fitArguments } from '../tools/fit-arguments.js'
import { Answerer } from '../tools/questions/answerer.js'
import { signature } from '../tools/signature.js'
import { findRemoteTool } from './find-remote-tool.js'
import type { Remote } from './connect-remote.js'
import { openRemote, type RemoteOptions } from './open-remote.js'
import { RemoteCall } from './remote-call.js'
import { remoteTool } from './remote-tool.js'

export interface RemoteCalled {
  /** What the server answered, or the error result of a call that it has not got. */
  readonly result: ToolResult
  readonly text: string
  readonly exitCode: number
  /** With whom it spoke, and how long the call took. */
  readonly how: string
}

/** Where to call, and how long a call may take. */
type CallOptions = Omit<RemoteOptions, 'capabilities' | 'signal'> & { readonly timeoutMs: number | undefined }

/**
 * Calls a tool of any server as `callAtTerminal` does one that is here. Throws an SmcpError where no server of MCP
 * answers.
 */
export async function callRemote(name: string, given: Given, options: CallOptions): Promise<RemoteCalled> {
  watchTerminal()
  return abortAtSignals(async (signal) => {
    // The folders here are no business of a server elsewhere.
    const answerer = new Answerer(given.answers, signal, { tellsFolder: false })
    const remote = await openRemote({ ...options, capabilities: answerer.capabilities, signal })
    const startedAt = performance.now()
    const called = await call(remote, name, given, {
      answerer,
      signal,
      timeoutMs: options.timeoutMs,
    }).finally(remote.close)
    for (const unused of answerer.unused) process.stderr.write(`${name} did not ask "${unused}"\n`)
    return { ...called, how: `${remote.words}: ${Math.round(performance.now() - startedAt)} ms` }
  })
}

async function call(
  remote: Remote,
  name: string,
  given: Given,
  context: { answerer: Answerer; signal: AbortSignal; timeoutMs: number | undefined },
): Promise<Omit<RemoteCalled, 'how'>> {
  let tool: McpTool | undefined
  try {
    tool = findRemoteTool(name, await remote.tools(context.signal), remote.server)
    const args = argumentsFor(tool, given)
    const result = await new RemoteCall(remote, tool, context).result(args)
    return { result, text: resultText(result), exitCode: result.isError ? 1 : 0 }
  } catch (error) {
    if (!(error instanceof SmcpError)) throw error
    const result = errorResult(name, error, { hasOutputSchema: tool?.outputSchema !== undefined })
    const usage = tool && error instanceof InvalidArgumentsError ? `\n${signature(remoteTool(tool))}` : ''
    return { result, text: resultText(result) + usage, exitCode: error.exitCode }
  }
}

/** The arguments by the tool's schema, as JSON has them. */
function argumentsFor(tool: McpTool, given: Given): Record<string, unknown> {
  const fitted = fitArguments(remoteTool(tool), given.arguments)
  return jsonArguments(remoteTool(tool, Object.keys(fitted)), fitted)
}
