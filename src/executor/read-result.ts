import {
  CancelledError,
  PluginFailedError,
  ServerStoppingError,
  notStarted,
  type SmcpError,
} from '../errors.js'
import type { Tool } from '../discovery/tool.js'
import type { ProcessOutput } from '../process/job.js'
import { decoders } from './decoders.js'
import type { Outcome } from './outcome.js'
import { failure, stderrText } from './failure.js'
import { hasRun, outputLimit, partlyDone, timedOut, usageLimit, type EndLimits } from './limit-errors.js'

/**
 * Turns what a program did into the outcome of the call, by the version of its contract. Throws an SmcpError if there is
 * none.
 */
export function readResult(tool: Tool, output: ProcessOutput, limits: ReadLimits): Outcome {
  const said = isOnStderr(tool, output) ? output.stderr : output.stdout
  return readOutput(tool, output, limits, () => decoders[tool.contract](tool, said, limits))
}

/** Nothing, or a few empty lines. */
function isBlank(stdout: Buffer): boolean {
  return stdout.length < 1024 && stdout.toString('latin1').trim() === ''
}

/**
 * Whether all that a program says is on stderr, as what many print there that were not written for smcp: what a dry run
 * would do, which file was made. One with a contract of its own knows that stdout is its result.
 */
export function isOnStderr({ source }: Pick<Tool, 'source'>, { stdout, stderr }: ProcessOutput): boolean {
  return source !== 'contract' && stderr.length > 0 && isBlank(stdout)
}

interface ReadLimits extends EndLimits {
  readonly resultBytesMax: number
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
      throw timedOut(tool, output, limits)
    case 'cancelled':
      throw cancelled(tool, output)
    case 'stopped':
      throw stopped(tool, output)
    case 'output-limit':
      throw outputLimit(tool, output, limits)
    case 'cpu-limit':
    case 'memory-limit':
    case 'process-limit':
      throw usageLimit(tool, output, output.end, limits)
    case 'lost':
      throw new PluginFailedError(`${tool.name} was lost: the process that started it has ended`, {
        hint: partlyDone,
        ended: { tool: tool.name, stderr: stderrText(output) },
      })
    case 'exited':
      if (output.exitCode !== 0) throw failure(tool.name, output)
      return decode(tool, output.stdout, limits)
  }
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
