import { PluginFailedError } from '../errors.js'
import type { ProcessOutput } from '../process/job.js'
import { exitInWords, silenceInWords } from './exit-meaning.js'
import { outputText } from './output-text.js'

const errorTextBytesMax = 16 * 1024

/**
 * A program that failed, in its own words where it has some: the `error` of a JSON object on stdout, with stderr for
 * the log; else stderr and then stdout; else what its exit means.
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

/** What a program wrote to stderr, for people. */
export function stderrText(output: ProcessOutput): string {
  return outputText(output.stderr, errorTextBytesMax)
}

/** Also where much more stands beside it; the message itself is bounded. */
function ownError(stdout: Buffer): string | undefined {
  try {
    const { error } = JSON.parse(outputText(stdout, stdout.length)) as { error?: unknown }
    const message =
      typeof error === 'object' && error !== null ? (error as { message?: unknown }).message : error
    return typeof message === 'string' ? outputText(Buffer.from(message), errorTextBytesMax) : undefined
  } catch {
    return undefined
  }
}
