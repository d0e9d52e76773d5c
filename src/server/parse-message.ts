import { mayHoldLiterals } from '../executor/number-literal.js'
import { parseJson } from '../executor/parse-json.js'

/**
 * Parses a message or a batch. In the arguments of a tools/call, numbers are kept as they are written; everything else
 * is the same as from JSON.parse. Throws a SyntaxError.
 */
export function parseMessage(text: string): unknown {
  const message: unknown = JSON.parse(text)
  const messages = [message].flat()
  if (!mayHoldLiterals(text) || !messages.some(isToolCall)) return message
  const kept = [parseJson(text)].flat()
  for (const [index, one] of messages.entries()) {
    const call = kept[index]
    if (isToolCall(one) && isToolCall(call)) one.params.arguments = call.params.arguments
  }
  return message
}

interface ToolCallMessage {
  readonly method: 'tools/call'
  readonly params: { arguments?: unknown }
}

function isToolCall(message: unknown): message is ToolCallMessage {
  const { method, params } = (message ?? {}) as { method?: unknown; params?: unknown }
  return method === 'tools/call' && typeof params === 'object' && params !== null && 'arguments' in params
}
