import { type Dialect, writeEvents } from '../dialect.js'

interface Request {
  readonly tools?: readonly {
    readonly function: {
      readonly name: string
      readonly description?: string
      readonly parameters: Record<string, unknown>
    }
  }[]
  readonly messages: readonly {
    readonly role: string
    readonly content: string | readonly { readonly text?: string }[]
  }[]
}

/** https://platform.openai.com/docs/api-reference/chat-streaming */
export const openaiChat: Dialect = {
  path: /\/chat\/completions$/,
  read: (body) => {
    const { tools = [], messages } = body as Request
    return {
      tools: tools.map(({ function: { name, description = '', parameters: schema } }) => ({
        name,
        description,
        schema,
      })),
      answers: messages
        .filter(({ role }) => role === 'tool')
        .map(({ content }) => ({
          text: typeof content === 'string' ? content : content.map(({ text = '' }) => text).join('\n'),
          isMarkedAsError: false,
        })),
    }
  },
  write: (move, response) => {
    const delta =
      'say' in move
        ? { role: 'assistant', content: move.say }
        : {
            role: 'assistant',
            tool_calls: [
              {
                index: 0,
                id: move.id,
                type: 'function',
                function: { name: move.tool.name, arguments: JSON.stringify(move.arguments) },
              },
            ],
          }
    const chunk = { id: 'c', object: 'chat.completion.chunk', created: 0, model: 'scripted' }
    const end = 'say' in move ? 'stop' : 'tool_calls'
    const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 }
    writeEvents(response, [
      { ...chunk, choices: [{ index: 0, delta, finish_reason: null }] },
      { ...chunk, choices: [{ index: 0, delta: {}, finish_reason: end }], usage },
      '[DONE]',
    ])
  },
}
