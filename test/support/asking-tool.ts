import type { InputRequest } from '../../src/executor/input-request.js'
import type { BuiltInTool } from '../../src/core/tools.js'

/** A built-in tool that asks its `questions` one after another, and says how often it was called and what was answered. */
export const askingTool: BuiltInTool = {
  name: 'ask',
  title: 'Ask',
  description: 'Ask questions.',
  inputSchema: { type: 'object', properties: { questions: { type: 'array', items: { type: 'string' } } } },
  call: ({ questions }, call) => {
    const round = Number(call.state ?? 0) + 1
    const answers = (questions as string[]).map((question) => {
      const { [question]: answer } = call.ask({ [question]: elicitation(question) }, round)
      return [answer!.action, answer!.content]
    })
    return { content: [{ type: 'text', text: JSON.stringify({ round, answers }) }] }
  },
}

function elicitation(message: string): InputRequest {
  const properties = { value: { type: 'string' } }
  const requestedSchema = { type: 'object', properties, required: ['value'] }
  return { method: 'elicitation/create', params: { message, requestedSchema } }
}
