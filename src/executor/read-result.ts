import {
  CancelledError,
  OutputLimitError,
  PluginFailedError,
  PluginTimeoutError,
  ServerStoppingError,
  type SmcpError,
} from '../errors.js'
import type { Tool } from '../discovery/tool.js'
import type { ProcessOutput } from '../process/job.js'
import { decoders } from './decoders.js'
import { stderrText } from './failure.js'
import type { ToolResult } from './tool-result.js'

/** What a program did, as the result of the call; throws an SmcpError where it has none. What it said is read by its contract. */
export function readResult(
  tool: Tool,
  output: ProcessOutput,
  limits: { timeoutMs: number | undefined; outputBytesMax: number; resultBytesMax: number },
): ToolResult {
  switch (output.end) {
    case 'not-started':
      throw new PluginFailedError(output.startProblem ?? `${tool.name} could not be started`)
    case 'timed-out':
      throw new PluginTimeoutError(
        `${tool.name} took longer than ${(limits.timeoutMs ?? 0) / 1000} s and was ended`,
        {
          ended: { tool: tool.name, stderr: stderrText(output) },
        },
      )
    case 'cancelled':
      throw new CancelledError(`${tool.name} was cancelled`)
    case 'stopped':
      throw stopped(tool, output)
    case 'output-limit':
      throw new OutputLimitError(
        `${tool.name} printed more than ${limits.outputBytesMax} bytes and was ended`,
        { ended: { tool: tool.name, stderr: stderrText(output) } },
      )
    case 'exited':
      return decoders[tool.contract](tool, output, limits)
  }
}

/** Whoever calls it again must know whether it may have done something. */
function stopped({ name }: Tool, { exitCode, signal }: ProcessOutput): SmcpError {
  const hasRun = exitCode !== undefined || signal !== undefined
  return new ServerStoppingError(
    hasRun
      ? `${name} was ended because the server stops; it may have run, so see what it has done before you call it again`
      : `${name} was not started because the server stops; call it again in a moment`,
  )
}
