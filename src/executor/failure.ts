import { PluginFailedError } from '../errors.js'
import type { ProcessOutput } from '../process/job.js'
import { parseWellFormed } from '../parse-well-formed.js'
import { exitInWords, silenceInWords } from './exit-meaning.js'
import { outputText } from './output-text.js'

const errorTextBytesMax = 16 * 1024

/**
 * Makes the error for a failed program, in the program's own words if there are any: the `error` of a JSON object on
 * stdout, with stderr for the log; else stderr and then stdout; else what its exit code means.
 */
export function failure(tool: string, output: ProcessOutput): PluginFailedError {
  const { exitCode, signal } = output
  const ended = { tool, exitCode, signal }
  const stderr = stderrText(output)
  const own = ownError(output.stdout)
  if (own !== undefined && own !== '') return new PluginFailedError(own, { ended: { ...ended, stderr } })
  const said = [stderr, outputText(output.stdout, errorTextBytesMax)].filter((text) => text !== '').join('\n')
  if (said !== '') return new PluginFailedError(said, { ended })
  const silence = silenceInWords(output)
  return new PluginFailedError(`Plugin ${exitInWords(output)}: ${silence}`, { ended: { ...ended, silence } })
}

/** What a program wrote to stderr, as readable text. */
export function stderrText(output: ProcessOutput): string {
  return outputText(output.stderr, errorTextBytesMax)
}

/** Reads `error` from stdout of any length; only the message itself is cut. */
function ownError(stdout: Buffer): string | undefined {
  try {
    const { error } = parseWellFormed(outputText(stdout, stdout.length)) as { error?: unknown }
    const message =
      typeof error === 'object' && error !== null ? (error as { message?: unknown }).message : error
    return typeof message === 'string' ? outputText(Buffer.from(message), errorTextBytesMax) : undefined
  } catch {
    return undefined
  }
}
