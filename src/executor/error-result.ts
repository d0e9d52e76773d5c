import { isNoSuchTool, type ProgramEnd, type SmcpError } from '../errors.js'
import { signalInWords } from './exit-meaning.js'
import type { ToolResult } from './tool-result.js'

/**
 * What went wrong with a call of `tool`, as MCP has it: a result that says so, for people and for programs. Some hosts
 * show the text and no mark of the error, so it begins with `Error:` and the tool's name; some show
 * `structuredContent` alone, so its message holds all else that the text says.
 */
export function errorResult(tool: string, error: SmcpError): ToolResult {
  const { code, text, retryable, ended } = error
  const { exitCode, signal } = ended ?? {}
  return {
    content: [{ type: 'text', text: isNoSuchTool(error) ? `Error: ${text}` : wholeText(tool, text, ended) }],
    isError: true,
    structuredContent: {
      error: {
        code,
        message: text,
        retryable,
        ...(exitCode !== undefined && { exitCode }),
        ...(signal !== undefined && { signal }),
      },
    },
  }
}

/** `Error: devops__deploy: ` and the message, which may begin with the tool's name itself. */
export function errorText(tool: string, message: string): string {
  const [firstWord = ''] = message.split(/:? /, 1)
  return isSameName(firstWord, tool) ? `Error: ${message}` : `Error: ${tool}: ${message}`
}

/** A program's own words stand behind how it ended; where smcp ended it, the message says how. */
function wholeText(tool: string, message: string, ended: ProgramEnd | undefined): string {
  const said = ended?.silence ?? message
  if (ended?.exitCode !== undefined)
    return `Error: ${ended.tool} failed with exit code ${ended.exitCode}: ${said}`
  if (ended?.signal !== undefined)
    return `Error: ${ended.tool} was ended by ${signalInWords(ended.signal)}: ${said}`
  return errorText(tool, message)
}

/** Clients may write it `plugin.command`. */
function isSameName(a: string, b: string): boolean {
  return a.replaceAll('.', '__') === b.replaceAll('.', '__')
}
