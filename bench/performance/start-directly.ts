import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Slice } from './pairs.js'

const starter = fileURLToPath(new URL('starter.js', import.meta.url))

export interface Starter {
  /** A slice of so many starts of a program, by so many callers at once. */
  readonly starts: (command: readonly string[], cwd: string, calls: number, callers?: number) => Slice
  readonly pid: number
  readonly stop: () => void
}

/** Opens a small process that starts programs as one would without smcp. */
export function openStarter(): Starter {
  const child = fork(starter, { execArgv: [] })
  return {
    starts:
      (command, cwd, calls, callers = 1) =>
      async () => {
        child.send({ command, cwd, calls, callers })
        const [{ times, error }] = (await once(child, 'message')) as [{ times?: number[]; error?: string }]
        if (!times) throw new Error(error)
        return times
      },
    pid: child.pid ?? 0,
    stop: () => void child.kill(),
  }
}
