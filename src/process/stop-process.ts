import { readdir, readFile } from 'node:fs/promises'

/** The variable that identifies a program's children, even those that left its process group. */
export const runIdVariable = 'SMCP_RUN_ID'

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
 * Ends processes that left the group of an ended run (a daemon by setsid): all that carry the run's id in their
 * environment. Linux only; elsewhere, or if a child cleared its environment, there is no way to find it.
 */
export async function killStrays(runId: string): Promise<void> {
  if (process.platform !== 'linux') return
  const cookie = `${runIdVariable}=${runId}`
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  await Promise.all(
    pids.map(async (pid) => {
      // Most processes belong to other users or are gone by now: what can't be read is not ours.
      const environ = await readFile(`/proc/${pid}/environ`, 'latin1').catch(() => '')
      if (environ.split('\0').includes(cookie)) killOne(Number(pid))
    }),
  )
}

function killOne(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // The process ended before the signal was sent.
  }
}
