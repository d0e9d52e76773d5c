import { PluginFailedError } from '../errors.js'
import type { ProcessOutput } from '../process/launch.js'
import { exitMeaning } from './exit-meaning.js'
import { outputText } from './output-text.js'

const errorTextBytesMax = 16 * 1024

/**
 * A program that failed, in its own words where it has some: the `error` of a JSON object on stdout, with stderr for
 * the log; else stderr and then stdout; else what the exit code means.
 */
export function failure(tool: string, output: ProcessOutput): PluginFailedError {
  const { exitCode, signal } = output
  const ended = { tool, exitCode, signal }
  const stdout = outputText(output.stdout, errorTextBytesMax)
  const stderr = stderrText(output)
  const own = ownError(stdout)
  if (own !== undefined && own !== '') return new PluginFailedError(own, { ended: { ...ended, stderr } })
  const said = [stderr, stdout].filter((text) => text !== '').join('\n')
  return new PluginFailedError(said || exitMeaning(output), { ended })
}

/** What a program wrote to stderr, for people. */
export function stderrText(output: ProcessOutput): string {
  return outputText(output.stderr, errorTextBytesMax)
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
