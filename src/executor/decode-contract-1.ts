import type { Tool } from '../discovery/tool.js'
import type { ProcessOutput } from '../process/job.js'
import { failure } from './failure.js'
import { mediaBlock } from './media-block.js'
import { mediaTypeOf } from './media-type.js'
import { outputText } from './output-text.js'
import type { ToolResult } from './tool-result.js'

/**
 * Reads stdout as one text, or as the picture or sound that its bytes plainly are; any exit code but 0 is a failure.
 * Programs without a contract are read the same way.
 */
export function decodeContract1(
  tool: Tool,
  output: ProcessOutput,
  { resultBytesMax }: { readonly resultBytesMax: number },
): ToolResult {
  if (output.exitCode !== 0) throw failure(tool.name, output)
  const { stdout } = output
  const mimeType = mediaTypeOf(stdout)
  return mimeType === undefined
    ? { content: [{ type: 'text', text: outputText(stdout, resultBytesMax) }] }
    : { content: [mediaBlock(tool.name, stdout, mimeType, resultBytesMax)] }
}
