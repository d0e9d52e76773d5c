import { isNoSuchTool, type ProgramEnd, type SmcpError } from '../errors.js'
import { signalInWords } from './exit-meaning.js'
import type { ToolResult } from './tool-result.js'

/**
 * Makes MCP's error result of a failed call of `tool`, for people and for programs. Some hosts show the text without
 * marking it as an error, so it begins with `Error:` and the tool's name. Others show only `structuredContent`, so its
 * message contains everything else that the text says. Clients refuse one that the tool's outputSchema does not allow,
 * even of an error: where there is a schema it is in `_meta` instead.
 */
export function errorResult(
  tool: string,
  error: SmcpError,
  { hasOutputSchema = false }: { readonly hasOutputSchema?: boolean } = {},
): ToolResult {
  const { code, text, retryable, ended } = error
  const { exitCode, signal } = ended ?? {}
  const forPrograms = {
    code,
    message: text,
    retryable,
    ...(exitCode !== undefined && { exitCode }),
    ...(signal !== undefined && { signal }),
  }
  return {
    content: [{ type: 'text', text: isNoSuchTool(error) ? `Error: ${text}` : wholeText(tool, text, ended) }],
    isError: true,
    ...(hasOutputSchema
      ? { _meta: { [errorKey]: forPrograms } }
      : { structuredContent: { error: forPrograms } }),
  }
}

/** Where an error is in `_meta`: https://modelcontextprotocol.io/specification/2025-11-25/basic#meta */
const errorKey = 'smcp/error'

/** `Error: devops__deploy: ` plus the message; the name is left out if the message begins with it. */
export function errorText(tool: string, message: string): string {
  const [firstWord = ''] = message.split(/:? /, 1)
  return isSameName(firstWord, tool) ? `Error: ${message}` : `Error: ${tool}: ${message}`
}

/** Puts how the program ended before its own words; if smcp stopped it, the message says how already. */
function wholeText(tool: string, message: string, ended: ProgramEnd | undefined): string {
  const said = ended?.silence ?? message
  if (ended?.exitCode !== undefined)
    return `Error: ${ended.tool} failed with exit code ${ended.exitCode}: ${said}`
  if (ended?.signal !== undefined)
    return `Error: ${ended.tool} was killed by ${signalInWords(ended.signal)}: ${said}`
  return errorText(tool, message)
}

/** Compares tool names, which clients may write as `plugin.command`. */
function isSameName(a: string, b: string): boolean {
  return a.replaceAll('.', '__') === b.replaceAll('.', '__')
}
