import type { SmcpError } from '../errors.js'

/** Reports an error that ends a command, as JSON on stdout or in words on stderr, and sets the exit code. */
export function reportError(error: SmcpError, asJson: boolean): void {
  process.exitCode = error.exitCode
  if (asJson) process.stdout.write(`${JSON.stringify(errorJson(error), null, 2)}\n`)
  else process.stderr.write(`${[`Error: ${error.message}`, error.hint].filter(Boolean).join('\n')}\n`)
}

export function errorJson({ code, message, hint, retryable }: SmcpError): { error: Record<string, unknown> } {
  return { error: { code, message, ...(hint !== undefined && { hint }), retryable } }
}
