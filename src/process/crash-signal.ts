import { constants } from 'node:os'
import type { ProcessOutput } from './job.js'

/** Signals by which a program ends itself. */
export const crashSignals = ['SIGILL', 'SIGABRT', 'SIGBUS', 'SIGFPE', 'SIGSEGV'] as const

/** The signal that ended a program; bubblewrap, like a shell, reports it as exit code 128 plus its number. */
export function crashSignal({ signal, exitCode }: ProcessOutput): string | undefined {
  return signal ?? crashSignals.find((name) => exitCode === 128 + constants.signals[name])
}
