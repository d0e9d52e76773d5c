import inquirer from 'inquirer'
import { CancelledError } from '../../errors.js'
import { rethrowCancelled } from '../terminal/rethrow-cancelled.js'

const nothingChanged = 'Cancelled; nothing was changed'

/** Asks a person, on stderr, whether to do it. Throws a CancelledError unless the answer is yes. */
export async function askConsent(question: string): Promise<void> {
  const ask = inquirer.createPromptModule({ output: process.stderr })
  const { yes } = await ask<{ yes: boolean }>([
    { type: 'confirm', name: 'yes', message: question, default: true },
  ]).catch((error: unknown) => rethrowCancelled(error, nothingChanged))
  if (!yes) throw new CancelledError(nothingChanged)
}
