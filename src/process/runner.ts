import type { Run } from './job.js'

/** What runs jobs: the processes of this machine behind a queue, or something elsewhere. */
export interface Runner {
  /** Throws a BusyError where nothing more can be taken. */
  readonly run: Run
  readonly counts: () => { readonly running: number; readonly waiting: number }
  /** Resolves as soon as nothing runs or waits. */
  readonly idle: () => Promise<void>
  /** Ends what runs, and lets what waits end before it starts. */
  readonly stopAll: () => void
}
