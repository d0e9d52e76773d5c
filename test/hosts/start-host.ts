import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Connection, Host } from './host.js'
import { binOf } from './bin-of.js'

export interface RunningHost {
  readonly pid: number
  /** All that it said, as soon as it has ended. */
  readonly ended: Promise<{ readonly code: number | null; readonly output: string }>
  /** Ends it with all that it started in its process group, and takes its home away. */
  readonly kill: () => Promise<void>
}

/** Starts a host without a person in an empty home; of this machine's environment it gets PATH alone. */
export function startHost(host: Host, smcp: Connection, modelUrl: string, isApproved = true): RunningHost {
  const home = mkdtempSync(join(tmpdir(), `smcp-host-${host.name}-`))
  const cwd = join(home, 'work')
  mkdirSync(cwd)
  const { args, env } = host.prepare({ home, smcp, modelUrl, isApproved })
  const child = spawn(binOf(host), args, {
    cwd,
    env: { PATH: process.env.PATH, HOME: home, LANG: 'C.UTF-8', TERM: 'dumb', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  let output = ''
  const collect = (text: string): void => void (output += text)
  child.stdout.setEncoding('utf8').on('data', collect)
  child.stderr.setEncoding('utf8').on('data', collect)
  const ended = new Promise<{ code: number | null; output: string }>((resolve, reject) => {
    child.once('error', reject).once('close', (code) => {
      resolve({ code, output })
    })
  })
  return {
    pid: child.pid ?? 0,
    ended,
    kill: async () => {
      killGroup(child.pid)
      await ended.catch(() => undefined)
      rmSync(home, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // All of it has ended.
  }
}
