import { readdir, readFile } from 'node:fs/promises'

/** The variable by which a program's children are known, also those that left its process group. */
export const runIdVariable = 'SMCP_RUN_ID'

/** SIGTERM, then this long, then SIGKILL (the Python server's five seconds, without the exception). */
export const graceMs = 5000

/** Sends a signal to a whole process group; false where nothing of it is left. */
export function signalGroup(pid: number, signal: NodeJS.Signals): boolean {
  try {
    // Windows has no groups: there only the program itself is ended.
    process.kill(process.platform === 'win32' ? pid : -pid, signal)
    return true
  } catch {
    return false
  }
}

/** The process groups that are running now. Should this process end, however it comes to that, it leaves none behind. */
export class RunningGroups {
  readonly #pids = new Set<number>()

  add(pid: number): void {
    if (this.#pids.size === 0) process.once('exit', this.#killAll)
    this.#pids.add(pid)
  }

  delete(pid: number): void {
    this.#pids.delete(pid)
    if (this.#pids.size === 0) process.off('exit', this.#killAll)
  }

  readonly #killAll = (): void => {
    for (const pid of this.#pids) signalGroup(pid, 'SIGKILL')
  }
}

/**
 * Ends what left the group of an ended run (a daemon by setsid): whatever carries the run's id in its environment.
 * Linux only; elsewhere, and for a child that cleared its environment, there is no way to find it.
 */
export async function killStrays(runId: string): Promise<void> {
  if (process.platform !== 'linux') return
  const cookie = `${runIdVariable}=${runId}`
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  await Promise.all(
    pids.map(async (pid) => {
      // Most of /proc belongs to others or is gone by now: not readable is not ours.
      const environ = await readFile(`/proc/${pid}/environ`, 'latin1').catch(() => '')
      if (environ.split('\0').includes(cookie)) killOne(Number(pid))
    }),
  )
}

function killOne(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // Gone between the look and the signal.
  }
}
