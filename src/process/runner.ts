import type { Run } from './job.js'
import type { LoadedProgram } from './loaded-program.js'
import type { RunReport } from './run-record.js'

/** What runs jobs: the processes of this machine behind a queue, or something elsewhere. */
export interface Runner {
  /** Throws a BusyError if no more jobs can be accepted. */
  readonly run: Run
  /** The same for what goes on when its client has been answered, in places of its own: it may take hours. */
  readonly runInBackground: Run
  readonly counts: () => { readonly running: number; readonly waiting: number }
  /** What those that have ended took. */
  readonly record: () => RunReport
  /** The processes that wait for calls. */
  readonly loaded: () => readonly LoadedProgram[]
  /** Resolves as soon as nothing runs or waits. */
  readonly idle: () => Promise<void>
  /** Ends running jobs, and waiting ones before they start. */
  readonly stopAll: () => void
}
