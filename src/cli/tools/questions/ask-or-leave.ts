import { left, prompt, type PromptQuestion } from './prompt.js'

/** What a person does with a question instead of answering it: say no to it, or leave it open. */
export type LeavingAction = 'decline' | 'cancel'

/** Asks until there is an answer, or the person has left the question with Esc and said how. */
export async function askOrLeave(
  question: PromptQuestion,
  signal: AbortSignal,
): Promise<{ readonly value: unknown } | { readonly action: LeavingAction }> {
  for (;;) {
    const value = await prompt(question, signal)
    if (value !== left) return { value }
    const action = await prompt(leaving, signal)
    if (action === 'decline' || action === 'cancel') return { action }
  }
}

/** The ways out of a question, as choices. */
export const waysOut = [
  { value: 'decline', name: 'Decline: say no to the question' },
  { value: 'cancel', name: 'Cancel: leave the question open' },
] as const

const leaving: PromptQuestion = {
  type: 'select',
  message: 'Leave the question?',
  choices: [{ value: 'back', name: 'Back to the question' }, ...waysOut],
}
