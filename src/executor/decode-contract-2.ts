import type { Tool } from '../discovery/tool.js'
import type { Outcome } from './outcome.js'
import { jsonObjectIn } from './json-object.js'
import { mediaOutput } from './media-output.js'
import { outputText } from './output-text.js'
import { isOwnResult, readOwnResult } from './own-result.js'
import { isQuestion, readQuestion } from './read-question.js'
import { checkedStructure } from './checked-structure.js'

/**
 * Reads stdout by the first rule that fits: bytes of a declared media type, bytes that are plainly a picture or a
 * sound, MCP's own result, a question, JSON with a declared schema, text.
 */
export function decodeContract2(
  tool: Tool,
  stdout: Buffer,
  { resultBytesMax }: { readonly resultBytesMax: number },
): Outcome {
  const media = mediaOutput(tool, stdout, resultBytesMax)
  if (media) return { content: [media] }
  const said = jsonObjectIn(outputText(stdout, stdout.length))
  if (said && isOwnResult(said)) return readOwnResult(tool, said)
  if (said && isQuestion(said)) return readQuestion(tool, said)
  const text = outputText(stdout, resultBytesMax)
  return {
    content: [{ type: 'text', text }],
    ...(tool.validateOutput && { structuredContent: checkedStructure(tool, said) }),
  }
}
