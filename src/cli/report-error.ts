import type { SmcpError } from '../errors.js'

/** Reports an error that ends a command, as JSON on stdout or in words on stderr, and sets the exit code. */
export function reportError(error: SmcpError, asJson: boolean): void {
  process.exitCode = error.exitCode
  if (asJson) process.stdout.write(`${JSON.stringify(errorJson(error), null, 2)}\n`)
  else process.stderr.write(`${errorLines(error).join('\n')}\n`)
}

/** An error in words: what is wrong, and then, if that is known, what to do about it. */
export function errorLines({ message, hint }: SmcpError): [string, ...string[]] {
  return [`Error: ${message}`, ...(hint ? [hint] : [])]
}

export function errorJson({ code, message, hint, retryable }: SmcpError): { error: Record<string, unknown> } {
  return { error: { code, message, ...(hint !== undefined && { hint }), retryable } }
}
