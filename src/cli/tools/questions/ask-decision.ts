import type { InputAnswer } from '../../../executor/input-request.js'
import { left, prompt } from './prompt.js'
import { waysOut } from './ask-or-leave.js'

/** Asks a person to say yes, in these words, or no, or nothing. */
export async function askDecision(
  yes: string,
  signal: AbortSignal,
  more: Readonly<Record<string, unknown>> = {},
): Promise<InputAnswer> {
  const choices = [{ value: 'accept', name: yes }, ...waysOut]
  const action = await prompt({ type: 'select', message: 'Your answer', choices }, signal)
  if (action === 'accept') return { action, ...more }
  return { action: action === left ? 'cancel' : action }
}
