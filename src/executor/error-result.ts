import type { ProgramEnd, SmcpError } from '../errors.js'
import type { ToolResult } from './tool-result.js'

/**
 * A tool that failed as MCP has it: a result that says so, for people and for programs. Some clients show the text and
 * no mark of the error, so that of a program that failed begins with `Error: TOOL failed with exit code N:`.
 */
export function errorResult(error: SmcpError): ToolResult {
  const { code, message, text, retryable, ended } = error
  const { exitCode, signal } = ended ?? {}
  return {
    content: [{ type: 'text', text: headOf(ended) + text }],
    isError: true,
    structuredContent: {
      error: {
        code,
        message,
        retryable,
        ...(exitCode !== undefined && { exitCode }),
        ...(signal !== undefined && { signal }),
      },
    },
  }
}

/** Nothing where the program did not end by itself: the message says how it ended. */
function headOf(ended: ProgramEnd | undefined): string {
  if (ended?.exitCode !== undefined) return `Error: ${ended.tool} failed with exit code ${ended.exitCode}: `
  return ended?.signal === undefined ? '' : `Error: ${ended.tool} was ended by ${ended.signal}: `
}
