import { findStrays } from './find-strays.js'

/** Time between SIGTERM and SIGKILL (the Python server's five seconds, without the exception). */
export const graceMs = 5000

/** Sends a signal to a whole process group; returns false if no process of it is left. */
export function signalGroup(pid: number, signal: NodeJS.Signals): boolean {
  try {
    // Windows has no process groups: only the program itself is ended there.
    process.kill(process.platform === 'win32' ? pid : -pid, signal)
    return true
  } catch {
    return false
  }
}

/**
 * Ends processes that left the group of an ended run (a daemon by setsid). Linux only; elsewhere, or if a child cleared
 * its environment, there is no way to find it.
 */
export async function killStrays(runId: string): Promise<void> {
  for (const pid of await findStrays(runId)) signalProcess(pid, 'SIGKILL')
}

/** Sends a signal to one process, if it is there. */
export function signalProcess(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // The process ended before the signal was sent.
  }
}
