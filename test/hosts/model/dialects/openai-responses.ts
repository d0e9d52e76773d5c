import { type Dialect, type OfferedTool, writeEvents } from '../dialect.js'

interface ToolOfApi {
  readonly type: string
  readonly name?: string
  readonly description?: string
  readonly parameters?: Record<string, unknown>
  readonly tools?: readonly ToolOfApi[]
}

interface Request {
  readonly tools?: readonly ToolOfApi[]
  readonly input: readonly { readonly type: string; readonly output?: unknown }[]
}

/** https://platform.openai.com/docs/api-reference/responses-streaming */
export const openaiResponses: Dialect = {
  path: /\/responses$/,
  read: (body) => {
    const { tools = [], input } = body as Request
    return {
      tools: tools.flatMap((tool) => readTool(tool)),
      answers: input
        .filter(({ type }) => type === 'function_call_output')
        .map(({ output }) => ({ text: textOf(output), isMarkedAsError: false })),
    }
  },
  write: (move, response) => {
    const item =
      'say' in move
        ? { type: 'message', role: 'assistant', id: 'm', content: [{ type: 'output_text', text: move.say }] }
        : {
            type: 'function_call',
            call_id: move.id,
            ...(move.tool.namespace === undefined ? {} : { namespace: move.tool.namespace }),
            name: move.tool.name,
            arguments: JSON.stringify(move.arguments),
          }
    const usage = { input_tokens: 1, output_tokens: 1, total_tokens: 2 }
    writeEvents(response, [
      { type: 'response.created', response: { id: 'r' } },
      { type: 'response.output_item.done', output_index: 0, item },
      { type: 'response.completed', response: { id: 'r', usage } },
    ])
  },
}

function readTool(tool: ToolOfApi, namespace?: string): readonly OfferedTool[] {
  if (tool.type === 'namespace') return (tool.tools ?? []).flatMap((inner) => readTool(inner, tool.name))
  if (tool.type !== 'function') return []
  const { name = '', description = '', parameters: schema = {} } = tool
  return [{ name, description, schema, ...(namespace === undefined ? {} : { namespace }) }]
}

/** A text, or a list of content items. */
function textOf(output: unknown): string {
  if (typeof output === 'string') return output
  return (output as { text?: string }[]).map(({ text = '' }) => text).join('\n')
}
