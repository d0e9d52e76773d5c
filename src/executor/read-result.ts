import {
  CancelledError,
  OutputLimitError,
  PluginFailedError,
  PluginTimeoutError,
  type SmcpError,
} from '../errors.js'
import type { Tool, ToolResult } from '../discovery/tool.js'
import type { ProcessOutput } from '../process/launch.js'
import { exitMeaning } from './exit-meaning.js'
import { outputText } from './output-text.js'

const errorTextBytesMax = 16 * 1024

/** What a program did, as the result of the call: its text, or the error to throw. */
export function readResult(
  tool: Tool,
  output: ProcessOutput,
  limits: { timeoutMs: number | undefined; outputBytesMax: number; resultBytesMax: number },
): ToolResult {
  switch (output.end) {
    case 'not-started':
      throw new PluginFailedError(output.startProblem ?? `${tool.name} could not be started`)
    case 'timed-out':
      throw new PluginTimeoutError(`${tool.name} ran longer than ${limits.timeoutMs ?? 0} ms and was ended`)
    case 'cancelled':
      throw new CancelledError(`${tool.name} was cancelled`)
    case 'output-limit':
      throw new OutputLimitError(
        `${tool.name} printed more than ${limits.outputBytesMax} bytes and was ended`,
      )
    case 'exited':
      if (output.exitCode !== 0) throw new PluginFailedError(failureMessage(output))
      return { content: [{ type: 'text', text: outputText(output.stdout, limits.resultBytesMax) }] }
  }
}

/** A tool that failed as MCP has it: a result that says so, with the same words for people and for programs. */
export function errorResult(error: SmcpError): ToolResult {
  const text = error.hint === undefined ? error.message : `${error.message}. ${error.hint}`
  const { code, message, retryable } = error
  return {
    content: [{ type: 'text', text }],
    isError: true,
    structuredContent: { error: { code, message, retryable } },
  }
}

/** The plugin's own words where it has some: `{"error": ...}` on stdout, else stdout, else stderr, else what the exit code means. */
function failureMessage(output: ProcessOutput): string {
  const stdout = outputText(output.stdout, errorTextBytesMax)
  const texts = [ownError(stdout), stdout, outputText(output.stderr, errorTextBytesMax)]
  return texts.find((text) => text !== undefined && text !== '') ?? exitMeaning(output)
}

function ownError(stdout: string): string | undefined {
  try {
    const { error } = JSON.parse(stdout) as { error?: unknown }
    const message =
      typeof error === 'object' && error !== null ? (error as { message?: unknown }).message : error
    return typeof message === 'string' ? message : undefined
  } catch {
    return undefined
  }
}
