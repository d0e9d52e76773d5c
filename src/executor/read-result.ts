import {
  CancelledError,
  OutputLimitError,
  PluginFailedError,
  PluginTimeoutError,
  ServerStoppingError,
  notStarted,
  type SmcpError,
} from '../errors.js'
import { manifestName } from '../discovery/manifest.js'
import type { Tool } from '../discovery/tool.js'
import type { ProcessOutput } from '../process/job.js'
import type { LaunchLimits } from '../process/launch.js'
import { decoders } from './decoders.js'
import type { Outcome } from './outcome.js'
import { failure, stderrText } from './failure.js'

/**
 * Turns what a program did into the outcome of the call, by the version of its contract. Throws an SmcpError if there is
 * none.
 */
export function readResult(tool: Tool, output: ProcessOutput, limits: ReadLimits): Outcome {
  return readOutput(tool, output, limits, decoders[tool.contract])
}

interface ReadLimits {
  timeoutMs: number | undefined
  outputBytesMax: number
  resultBytesMax: number
}

/** The same, where `decode` reads what a program printed that ended well: any exit code but 0 is a failure. */
export function readOutput<T>(
  tool: Tool,
  output: ProcessOutput,
  limits: ReadLimits,
  decode: (tool: Tool, stdout: Buffer, limits: ReadLimits) => T,
): T {
  switch (output.end) {
    case 'not-started':
      throw new PluginFailedError(output.startProblem ?? `${tool.name} could not be started`)
    case 'timed-out':
      throw timedOut(tool, output, (limits.timeoutMs ?? 0) / 1000)
    case 'cancelled':
      throw cancelled(tool, output)
    case 'stopped':
      throw stopped(tool, output)
    case 'output-limit':
      throw new OutputLimitError(
        `${tool.name} printed more than ${limits.outputBytesMax} bytes and was stopped`,
        {
          hint: `${partlyDone} Ask it for less, or have it write to a file; ${whatSets(tool, 'outputBytesMax', 'SMCP_OUTPUT_BYTES_MAX')} sets the limit.`,
          ended: { tool: tool.name, stderr: stderrText(output) },
        },
      )
    case 'exited':
      if (output.exitCode !== 0) throw failure(tool.name, output)
      return decode(tool, output.stdout, limits)
  }
}

function timedOut(tool: Tool, output: ProcessOutput, seconds: number): SmcpError {
  const { name } = tool
  return hasRun(output)
    ? new PluginTimeoutError(`${name} took longer than ${seconds} s and was stopped`, {
        hint: `${partlyDone} ${whatSets(tool, 'timeoutMs', 'MCP_PLUGIN_TIMEOUT')} sets the limit.`,
        ended: { tool: name, stderr: stderrText(output) },
      })
    : new PluginTimeoutError(`${name} waited in the queue longer than ${seconds} s and was not started`, {
        hint: 'Call it again in a few seconds.',
      })
}

/** What its owner must change for another limit: the manifest, if that has set it. */
function whatSets({ launch }: Tool, limit: keyof LaunchLimits, setting: string): string {
  return launch.limits?.[limit] === undefined ? setting : `"limits" in ${launch.plugin}/${manifestName}`
}

function cancelled({ name }: Tool, output: ProcessOutput): SmcpError {
  return hasRun(output)
    ? new CancelledError(`${name} was cancelled while it was running`, { hint: partlyDone })
    : new CancelledError(`${name} was cancelled before it was started`)
}

function stopped({ name }: Tool, output: ProcessOutput): SmcpError {
  return hasRun(output)
    ? new ServerStoppingError(`${name} was stopped because the server is shutting down`, { hint: partlyDone })
    : notStarted(name)
}

/** Before a caller retries, it must know whether the tool may have done something. */
const partlyDone = 'It may have done part of its work, so check what it has done before you call it again.'

function hasRun({ exitCode, signal }: ProcessOutput): boolean {
  return exitCode !== undefined || signal !== undefined
}
