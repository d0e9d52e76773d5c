import { type Dialect, writeEvents } from '../dialect.js'

interface Block {
  readonly type: string
  readonly text?: string
  readonly is_error?: boolean
  readonly content?: string | readonly Block[]
}

interface Request {
  readonly tools?: readonly {
    readonly name: string
    readonly description?: string
    readonly input_schema?: Record<string, unknown>
  }[]
  readonly messages: readonly { readonly content: string | readonly Block[] }[]
}

/** https://docs.claude.com/en/docs/build-with-claude/streaming */
export const anthropicMessages: Dialect = {
  path: /\/v1\/messages$/,
  read: (body) => {
    const { tools = [], messages } = body as Request
    return {
      tools: tools.map(({ name, description = '', input_schema: schema = {} }) => ({
        name,
        description,
        schema,
      })),
      answers: messages
        .flatMap(({ content }) => (typeof content === 'string' ? [] : content))
        .filter(({ type }) => type === 'tool_result')
        .map((block) => ({ text: textOf(block), isMarkedAsError: block.is_error === true })),
    }
  },
  write: (move, response) => {
    const [block, delta, reason] =
      'say' in move
        ? [{ type: 'text', text: '' }, { type: 'text_delta', text: move.say }, 'end_turn']
        : [
            { type: 'tool_use', id: move.id, name: move.tool.name, input: {} },
            { type: 'input_json_delta', partial_json: JSON.stringify(move.arguments) },
            'tool_use',
          ]
    const message = { id: 'msg', type: 'message', role: 'assistant', model: 'scripted', content: [] }
    const usage = { input_tokens: 1, output_tokens: 1 }
    writeEvents(response, [
      { type: 'message_start', message: { ...message, stop_reason: null, stop_sequence: null, usage } },
      { type: 'content_block_start', index: 0, content_block: block },
      { type: 'content_block_delta', index: 0, delta },
      { type: 'content_block_stop', index: 0 },
      { type: 'message_delta', delta: { stop_reason: reason, stop_sequence: null }, usage },
      { type: 'message_stop' },
    ])
  },
}

function textOf({ text, content = [] }: Block): string {
  if (text !== undefined) return text
  return typeof content === 'string' ? content : content.map(textOf).join('\n')
}
