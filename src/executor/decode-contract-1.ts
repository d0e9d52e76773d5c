import type { Tool } from '../discovery/tool.js'
import type { ProcessOutput } from '../process/job.js'
import { failure } from './failure.js'
import { outputText } from './output-text.js'
import type { ToolResult } from './tool-result.js'

/** stdout is one text; any exit code but 0 is a failure. So it is also with programs that know of no contract. */
export function decodeContract1(
  tool: Tool,
  output: ProcessOutput,
  { resultBytesMax }: { readonly resultBytesMax: number },
): ToolResult {
  if (output.exitCode !== 0) throw failure(tool.name, output)
  return { content: [{ type: 'text', text: outputText(output.stdout, resultBytesMax) }] }
}
