import { dirname } from 'node:path'
import type { Run } from '../job.js'
import type { Launch } from '../launch.js'
import { stricter, type LaunchSandbox, type SandboxMode } from './launch-sandbox.js'

/** What the operator of a server demands for all plugins. */
export interface SandboxRules {
  readonly mode: SandboxMode
  /** Folders outside its own of which a plugin may have what its manifest names. */
  readonly paths: readonly string[]
}

/**
 * Decides in which sandbox a program is called: the stricter of what the operator demands and what its manifest wants,
 * because a plugin may have been read by nobody. What its manifest wants to see or change is up to the operator, too,
 * wherever there is a demand. Without a sandbox, the launch says nothing of one.
 */
export function confine(launch: Launch, rules: SandboxRules): Launch {
  const { sandbox: wanted, ...local } = launch.local
  const own: LaunchSandbox = wanted ?? {
    folder: dirname(local.mainFile),
    mode: 'none',
    writable: [],
    readable: [],
  }
  const mode = stricter(own.mode, rules.mode)
  if (mode === 'none') return { ...launch, local }
  const within = rules.mode === 'none' ? {} : { within: rules.paths }
  return { ...launch, local: { ...local, sandbox: { ...own, mode, ...within } } }
}

/** Runs each job in the sandbox that these rules and its plugin's manifest demand. */
export function confinedRun(run: Run, rules: SandboxRules): Run {
  return async (job, io) => await run({ ...job, launch: confine(job.launch, rules) }, io)
}
