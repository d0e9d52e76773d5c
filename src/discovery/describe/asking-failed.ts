import { crashSignal } from '../../process/crash-signal.js'
import type { ProcessOutput } from '../../process/job.js'

/** The limits of one question. A program that is only asked has nothing to put away, so it is ended quickly. */
export const askingLimits = { timeoutMs: 5000, outputBytesMax: 1024 * 1024, graceMs: 500 } as const

/** Why a question got no answer, in words for a person. */
export function askingFailed(what: string, output: ProcessOutput): string {
  switch (output.end) {
    case 'not-started':
      return output.startProblem ?? `${what} could not be started`
    case 'timed-out':
      return `${what} took longer than ${askingLimits.timeoutMs / 1000} s and was stopped`
    case 'output-limit':
      return `${what} printed more than ${askingLimits.outputBytesMax / 1024} KiB and was stopped`
    default:
      return `${what} ended with ${crashSignal(output) ?? `exit code ${output.exitCode ?? '?'}`}${lastLine(output.stderr)}`
  }
}

function lastLine(stderr: Buffer): string {
  const line = stderr.toString('utf8').trim().split('\n').at(-1)
  return line ? `: ${line.slice(0, 300)}` : ''
}
