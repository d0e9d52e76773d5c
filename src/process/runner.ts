import type { Run } from './job.js'

/** What runs jobs: the processes of this machine behind a queue, or something elsewhere. */
export interface Runner {
  /** Throws a BusyError if no more jobs can be accepted. */
  readonly run: Run
  readonly counts: () => { readonly running: number; readonly waiting: number }
  /** Resolves as soon as nothing runs or waits. */
  readonly idle: () => Promise<void>
  /** Ends running jobs, and waiting ones before they start. */
  readonly stopAll: () => void
}
