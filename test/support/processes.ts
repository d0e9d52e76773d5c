import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A path in a folder of its own, for a program to write its process ids to. */
export async function pidFile(): Promise<string> {
  return join(await mkdtemp(join(tmpdir(), 'smcp-test-')), 'pids')
}

/** Waits until a condition holds, looking again every few milliseconds; the test's own time limit ends it. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((done) => setTimeout(done, 10))
}

/** The process ids in the file, as soon as they are there. */
export async function readPids(file: string): Promise<number[]> {
  await until(() => existsSync(file) && /\d\s*$/.test(readFileSync(file, 'utf8')))
  return readFileSync(file, 'utf8').trim().split(/\s+/).map(Number)
}

/** False also for a zombie that nobody has waited for yet. */
export function isAlive(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) [ZX]/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}

export async function untilGone(pids: readonly number[]): Promise<void> {
  await until(() => !pids.some(isAlive))
}
