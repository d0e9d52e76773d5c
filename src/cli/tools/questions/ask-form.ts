import type { InputAnswer } from '../../../executor/input-request.js'
import { askDecision } from './ask-decision.js'
import { askOrLeave } from './ask-or-leave.js'
import type { AskedForm } from './asked.js'
import { fieldQuestion, readAnswer } from './field-question.js'

/** Asks a person for the fields of a form that are not known already. */
export async function askForm(
  form: AskedForm,
  known: ReadonlyMap<string, unknown>,
  signal: AbortSignal,
): Promise<InputAnswer> {
  const content = new Map(known)
  if (form.fields.length === 0) return askDecision('Agree', signal, { content: {} })
  for (const field of form.fields) {
    if (content.has(field.name)) continue
    const answer = await askOrLeave(fieldQuestion(form, field), signal)
    if ('action' in answer) return answer
    const value = readAnswer(field, answer.value)
    if (value !== undefined) content.set(field.name, value)
  }
  return accepted(content)
}

/** The answer of MCP with these values. */
export function accepted(content: ReadonlyMap<string, unknown>): InputAnswer {
  return { action: 'accept', content: Object.fromEntries(content) }
}
