import { CancelledError } from '../../errors.js'

/** Turns inquirer's error for Ctrl-C, which has a stack, into a CancelledError; rethrows any other. */
export function rethrowCancelled(error: unknown, message: string): never {
  if (error instanceof Error && error.name === 'ExitPromptError') throw new CancelledError(message)
  throw error
}
