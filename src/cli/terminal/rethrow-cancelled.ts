import { CancelledError } from '../../errors.js'

/** What inquirer throws for Ctrl-C, and for a question that is taken away: by a signal, with the end of stdin. */
const names = ['ExitPromptError', 'AbortPromptError']

/** Turns inquirer's error for a question that ends without an answer into a CancelledError; rethrows any other. */
export function rethrowCancelled(error: unknown, message: string): never {
  if (error instanceof Error && names.includes(error.name)) throw new CancelledError(message)
  throw error
}
