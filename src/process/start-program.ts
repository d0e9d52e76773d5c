import type { Job } from './job.js'
import type { RunningProgram } from './supervise.js'

/** In place of what a program has on stdin: it is given that once, while it runs. */
export const held = Symbol('held')

/** What is started: a job, or a program for a job to come. */
export interface Startable extends Pick<Job, 'launch' | 'argv'> {
  readonly stdin?: string | typeof held
}

export interface StartedProgram extends RunningProgram {
  /** Gives it the stdin that was held. It need not read that, and may have ended. */
  readonly give: (stdin: string) => void
}

/** Starts a program in a process group of its own. What keeps it from starting is an Error, or an event of it. */
export type StartProgram = (
  what: Startable,
  environment: Readonly<Record<string, string>>,
) => Promise<StartedProgram | Error>
