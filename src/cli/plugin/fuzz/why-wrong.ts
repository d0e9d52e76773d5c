import type { SmcpError } from '../../../errors.js'
import { stderrText } from '../../../executor/failure.js'
import type { ProcessOutput } from '../../../process/job.js'

/** How the languages say that a program did not expect something. */
const crashes: readonly RegExp[] = [
  /^Traceback \(most recent call last\):/m, // Python
  /^ {4}at .+:\d+:\d+\)?$/m, // Node
  /^(panic: |goroutine \d+ \[running\])/m, // Go
  /^thread '.*' .*panicked at /m, // Rust
  /^\S+\.rb:\d+:in .*\(\w+\)$/m, // Ruby
  /^(PHP )?Fatal error: /m, // PHP
]

/** sysexits.h has it for wrong usage. */
const usageExitCode = 64

/**
 * What is wrong with how a program took arguments that its schema admits; undefined: nothing. A failure that it puts into
 * words of its own is an answer: a schema can't say which names there are.
 */
export function whyWrong(output: ProcessOutput, error: SmcpError | undefined): string | undefined {
  if (!error) return undefined
  const { end, exitCode, signal } = output
  if (end !== 'exited') return error.message
  if (signal !== undefined) return `it was killed by ${signal}`
  const said = `${stderrText(output)}\n${output.stdout.toString('utf8')}`
  if (crashes.some((crash) => crash.test(said))) return `it crashed: ${lastLine(stderrText(output))}`
  if (exitCode === usageExitCode || (exitCode === 2 && /\busage\b/i.test(said)))
    return `it refuses what its schema admits, with exit code ${exitCode}: ${lastLine(said)}`
  if (exitCode === 126 || exitCode === 127) return `it has exit code ${exitCode}: ${lastLine(said)}`
  // It ended well, and what it printed is wrong.
  return exitCode === 0 ? error.message : undefined
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? ''
}
