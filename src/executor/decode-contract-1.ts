import type { Tool } from '../discovery/tool.js'
import type { ProcessOutput } from '../process/job.js'
import { failure } from './failure.js'
import { outputText } from './output-text.js'
import type { ToolResult } from './tool-result.js'

/** Reads stdout as one text; any exit code but 0 is a failure. Programs without a contract are read the same way. */
export function decodeContract1(
  tool: Tool,
  output: ProcessOutput,
  { resultBytesMax }: { readonly resultBytesMax: number },
): ToolResult {
  if (output.exitCode !== 0) throw failure(tool.name, output)
  return { content: [{ type: 'text', text: outputText(output.stdout, resultBytesMax) }] }
}
