import inquirer from 'inquirer'
import { CancelledError } from '../../../errors.js'
import { rethrowCancelled } from '../../terminal/rethrow-cancelled.js'
import type { Removable } from './find-removable.js'
import { removalQuestion } from './removal-words.js'

const nothingRemoved = 'Cancelled; nothing was removed'

/** Asks a person whether to remove it. Throws a CancelledError unless the answer is yes. */
export async function askRemoval(found: Removable): Promise<void> {
  const question = { type: 'confirm', name: 'yes', message: removalQuestion(found), default: false } as const
  const { yes } = await inquirer
    .prompt<{ yes: boolean }>([question])
    .catch((error: unknown) => rethrowCancelled(error, nothingRemoved))
  if (!yes) throw new CancelledError(nothingRemoved)
}
