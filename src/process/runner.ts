import type { Run } from './job.js'

/** What runs jobs: the processes of this machine behind a queue, or something elsewhere. */
export interface Runner {
  /** Throws a BusyError if no more jobs can be accepted. */
  readonly run: Run
  /** The same for what goes on when its client has been answered, in places of its own: it may take hours. */
  readonly runInBackground: Run
  readonly counts: () => { readonly running: number; readonly waiting: number }
  /** Resolves as soon as nothing runs or waits. */
  readonly idle: () => Promise<void>
  /** Ends running jobs, and waiting ones before they start. */
  readonly stopAll: () => void
}
