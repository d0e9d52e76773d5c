import { InputRequired } from '../core/ask.js'
import { takeAnswers } from '../core/take-answers.js'
import type { Rounds } from './request-state.js'

/** What must be asked first, and what is known by then. */
export interface Asking {
  readonly question: InputRequired
  readonly rounds: Rounds
}

/**
 * Calls a handler with the answers of earlier rounds. What it asks and the client has answered early is not asked; what
 * the client has answered wrongly is asked once more, and the handler is not called before.
 */
export async function answerInRounds<T>(
  earlier: Rounds,
  handle: (rounds: Rounds) => Promise<T>,
): Promise<{ readonly result: T } | Asking> {
  const { again, state } = earlier
  if (Object.keys(again).length > 0 && !earlier.refusal)
    return { question: new InputRequired(again, state), rounds: earlier }
  let rounds: Rounds = { ...earlier, again: {} }
  for (;;) {
    try {
      return { result: await handle(rounds) }
    } catch (error) {
      if (!(error instanceof InputRequired)) throw error
      const { answers } = takeAnswers({ requests: error.requests, again: [] }, rounds.early)
      if (Object.keys(answers).length === 0) return { question: error, rounds }
      const early = Object.entries(rounds.early).filter(([name]) => !Object.hasOwn(answers, name))
      rounds = {
        ...rounds,
        answers: { ...rounds.answers, ...answers },
        early: Object.fromEntries(early),
        state: error.state,
      }
    }
  }
}
