import type { Tool } from '../discovery/tool.js'
import { mediaOutput } from './media-output.js'
import { outputText } from './output-text.js'
import type { ToolResult } from './tool-result.js'

/**
 * Reads stdout as one text, or as the picture or sound that its bytes plainly are. Programs without a contract are read
 * the same way.
 */
export function decodeContract1(
  tool: Tool,
  stdout: Buffer,
  { resultBytesMax }: { readonly resultBytesMax: number },
): ToolResult {
  const block = mediaOutput(tool, stdout, resultBytesMax)
  return { content: [block ?? { type: 'text', text: outputText(stdout, resultBytesMax) }] }
}
