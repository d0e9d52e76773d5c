import { PluginFailedError } from '../errors.js'
import type { Tool } from '../discovery/tool.js'
import { isObject } from '../is-object.js'
import { quote } from '../quote.js'
import { areBlocks, checkBlock } from './check-blocks.js'
import type { ContentBlock, Meta } from './content.js'
import type { Question } from './input-request.js'
import { hasOnly, jsonObjectIn } from './json-object.js'
import { mediaOutput } from './media-output.js'
import { outputText } from './output-text.js'
import { isQuestion, readQuestion } from './read-question.js'

/** https://modelcontextprotocol.io/specification/2025-11-25/schema#getpromptresult */
export interface PromptResult {
  readonly description?: string
  readonly messages: readonly PromptMessage[]
  readonly _meta?: Meta
}

interface PromptMessage {
  readonly role: 'user' | 'assistant'
  readonly content: ContentBlock
}

type Said = Readonly<Record<string, unknown>>

/**
 * Reads what a program printed as a prompt, by the first rule that fits: bytes of a declared media type or plainly a
 * picture, MCP's own messages, blocks of which each is a message, a question, text.
 */
export function decodePrompt(
  tool: Tool,
  stdout: Buffer,
  { resultBytesMax }: { readonly resultBytesMax: number },
): PromptResult | Question {
  const media = mediaOutput(tool, stdout, resultBytesMax)
  if (media) return { messages: [ofUser(media)] }
  const said = jsonObjectIn(outputText(stdout, stdout.length))
  if (said && isOwnPrompt(said)) return readOwnPrompt(tool, said)
  if (said && hasOnly(said, 'content', ['_meta']) && areBlocks(said.content))
    return {
      messages: said.content.map((block, index) => ofUser(checkBlock(tool.name, block, `content[${index}]`))),
    }
  if (said && isQuestion(said)) return readQuestion(tool, said)
  return promptOf(outputText(stdout, resultBytesMax))
}

/** A prompt of one message of the user. */
export function promptOf(text: string): PromptResult {
  return { messages: [ofUser({ type: 'text', text })] }
}

function ofUser(content: ContentBlock): PromptMessage {
  return { role: 'user', content }
}

function isOwnPrompt(said: Said): boolean {
  const { messages } = said
  return (
    hasOnly(said, 'messages', ['description', '_meta']) && Array.isArray(messages) && messages.every(isObject)
  )
}

function readOwnPrompt({ name }: Tool, { messages, description, _meta }: Said): PromptResult {
  return {
    ...(typeof description === 'string' && { description }),
    messages: (messages as readonly Said[]).map(({ role, content }, index) => {
      const place = `messages[${index}]`
      if (role !== 'user' && role !== 'assistant')
        throw new PluginFailedError(
          `${name} printed a result whose ${place}.role is ${quote(role)}; expected "user" or "assistant"`,
        )
      return { role, content: checkBlock(name, content, `${place}.content`) }
    }),
    ...(isObject(_meta) && { _meta }),
  }
}
