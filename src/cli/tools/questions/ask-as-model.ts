import type { InputAnswer } from '../../../executor/input-request.js'
import { isObject } from '../../../is-object.js'
import type { AskedModel } from './asked.js'
import { left, prompt } from './prompt.js'

/** The lines of what a program wants a model to answer, for the person who answers in its place. */
export function modelLines({ params }: Pick<AskedModel, 'params'>): string[] {
  const { systemPrompt, messages } = params
  const said = Array.isArray(messages) ? messages.filter(isObject) : []
  return [
    ...(typeof systemPrompt === 'string' ? [`system: ${systemPrompt}`] : []),
    ...said.map(({ role, content }) => `${String(role)}: ${[content].flat().map(blockText).join('\n')}`),
  ]
}

function blockText(block: unknown): string {
  const { type, text } = isObject(block) ? block : {}
  return typeof text === 'string' ? text : `[${String(type)}]`
}

/** Has a person answer in place of the client's model, in one line. */
export async function askAsModel(signal: AbortSignal): Promise<InputAnswer> {
  const needed = (text: string): true | string => text !== '' || 'An answer is needed here'
  const question = { type: 'input', message: 'Answer in place of the model', validate: needed } as const
  const text = await prompt(question, signal)
  // A model can't decline, so Esc only begins again.
  if (text === left) return askAsModel(signal)
  return {
    role: 'assistant',
    content: { type: 'text', text },
    model: 'a person at a terminal',
    stopReason: 'endTurn',
  }
}
