import { isNoSuchTool, ToolNotAttachedError, type ProgramEnd, type SmcpError } from '../errors.js'
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
    content: [{ type: 'text', text: textOf(tool, error) }],
    isError: true,
    ...(hasOutputSchema
      ? { _meta: { [errorKey]: forPrograms } }
      : { structuredContent: { error: forPrograms } }),
  }
}

function textOf(tool: string, error: SmcpError): string {
  if (error instanceof ToolNotAttachedError) return asPythonServer(error)
  return isNoSuchTool(error) ? `Error: ${error.text}` : wholeText(tool, error.text, error.ended)
}

/** In the words of the Python server, which its agents know. */
function asPythonServer({ code, tool, hint, attached }: ToolNotAttachedError): string {
  return JSON.stringify({ error: code, tool, hint, attached }, null, 2)
}

/** Where an error is in `_meta`: https://modelcontextprotocol.io/specification/2025-11-25/basic#meta */
const errorKey = 'smcp/error'

/** `Error: devops__deploy: ` plus the message; the name is left out if the message begins with it. */
function errorText(tool: string, message: string): string {
  const [firstWord = ''] = message.split(/:? /, 1)
  return isSameName(firstWord, tool) ? `Error: ${message}` : `Error: ${tool}: ${message}`
}

/**
 * How a program failed, and what it said: `devops__deploy failed with exit code 3: too dry`. If smcp stopped it, or none
 * ran, the message says that already.
 */
export function failureInWords({ text, ended }: SmcpError): string {
  return endInWords(text, ended) ?? text
}

function endInWords(message: string, ended: ProgramEnd | undefined): string | undefined {
  const said = ended?.silence ?? message
  if (ended?.exitCode !== undefined) return `${ended.tool} failed with exit code ${ended.exitCode}: ${said}`
  if (ended?.signal !== undefined)
    return `${ended.tool} was killed by ${signalInWords(ended.signal)}: ${said}`
  return undefined
}

function wholeText(tool: string, message: string, ended: ProgramEnd | undefined): string {
  const end = endInWords(message, ended)
  return end === undefined ? errorText(tool, message) : `Error: ${end}`
}

/** Compares tool names, which clients may write as `plugin.command`. */
function isSameName(a: string, b: string): boolean {
  return a.replaceAll('.', '__') === b.replaceAll('.', '__')
}
