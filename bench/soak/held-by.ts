import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { readProcessStat } from '../../src/process/process-stat.js'

const restMs = 1000
const lookMs = 50

/** What a server and all that it has started hold now. */
export interface Held {
  readonly processes: number
  readonly descriptors: number
}

/**
 * Counts the processes with this mark in their environment, which they inherit whatever else becomes of them, and the
 * children of those, for one that has ended and was not waited for has no environment.
 */
export function heldBy(mark: string): Held {
  const all = readdirSync('/proc').map(Number).filter(Number.isInteger)
  const marked = new Set(all.filter((pid) => hasMark(pid, mark)))
  const pids = all.filter((pid) => marked.has(pid) || marked.has(readProcessStat(pid)?.parent ?? 0))
  const descriptors = pids.reduce((sum, pid) => sum + descriptorsOf(pid), 0)
  return { processes: pids.length, descriptors }
}

/** What is held as soon as it is the same for a second. */
export async function atRest(mark: string): Promise<Held> {
  for (;;) {
    const held = heldBy(mark)
    await wait(restMs)
    const after = heldBy(mark)
    if (after.processes === held.processes && after.descriptors === held.descriptors) return held
  }
}

/** Waits until no more is held than this, at most for this long; returns what is held then. */
export async function heldAtMost(mark: string, most: Held, forMs: number): Promise<Held> {
  const until = performance.now() + forMs
  for (;;) {
    const held = heldBy(mark)
    const isLittle = held.processes <= most.processes && held.descriptors <= most.descriptors
    if (isLittle || performance.now() > until) return held
    await wait(lookMs)
  }
}

function hasMark(pid: number, mark: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'latin1').includes(mark)
  } catch {
    return false
  }
}

function descriptorsOf(pid: number): number {
  try {
    return readdirSync(`/proc/${pid}/fd`).length
  } catch {
    return 0
  }
}
