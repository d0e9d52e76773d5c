import type { JobIo, Job, ProcessOutput } from '../job.js'
import type { LoadedProgram } from '../loaded-program.js'

/** How long a process is kept without a call. */
export const idleMs = 5 * 60 * 1000

/** A program for whose calls a process can be kept. */
export interface KeptProgram {
  readonly plugin: string
  readonly lastCallAt: number
  /** Whether there is one now. */
  readonly isLoaded: boolean
  readonly loaded: LoadedProgram | undefined
  /** Runs one call, by the process that is kept or by a start. */
  readonly run: (job: Job, io: JobIo) => Promise<ProcessOutput>
  /** Has the process started that calls are to find; resolves when it is there, or is known not to come. Never rejects. */
  readonly prepare: () => Promise<void>
  /** Ends the process, once its calls have ended; later calls bring another. */
  readonly unload: () => void
  /** The same, and no other is brought. */
  readonly close: () => void
}
