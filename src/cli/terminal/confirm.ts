import { CancelledError } from '../../errors.js'
import { rethrowCancelled } from './rethrow-cancelled.js'

interface Confirmation {
  /** What Enter alone means. */
  readonly isYes: boolean
  /** What is said for a no. */
  readonly cancelled: string
}

/** Asks a person, on stderr, whether to do it. Throws a CancelledError unless the answer is yes. */
export async function confirm(question: string, { isYes, cancelled }: Confirmation): Promise<void> {
  // Only who is asked waits for what asks.
  const { default: inquirer } = await import('inquirer')
  const ask = inquirer.createPromptModule({ output: process.stderr })
  const { yes } = await ask<{ yes: boolean }>([
    { type: 'confirm', name: 'yes', message: question, default: isYes },
  ]).catch((error: unknown) => rethrowCancelled(error, cancelled))
  if (!yes) throw new CancelledError(cancelled)
}
