import { readFileSync } from 'node:fs'

/** What the system counts for one process: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
export interface ProcessStat {
  readonly parent: number
  readonly group: number
  readonly cpuMs: number
  /** Of its children that have ended and been waited for. */
  readonly childrenCpuMs: number
}

/** Linux counts CPU time for others in hundredths of a second, on every machine. */
const tickMs = 10

/** Undefined for a process that has just ended. */
export function readProcessStat(pid: number): ProcessStat | undefined {
  const stat = readProc(`/proc/${pid}/stat`)
  // The name before it, in brackets, may hold anything.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const [, parent, group] = fields.map(Number)
  if (parent === undefined || group === undefined) return undefined
  const [user = 0, system = 0, childrenUser = 0, childrenSystem = 0] = fields.slice(11, 15).map(Number)
  return {
    parent,
    group,
    cpuMs: (user + system) * tickMs,
    childrenCpuMs: (childrenUser + childrenSystem) * tickMs,
  }
}

/** Resident memory; undefined for a process that has just ended. */
export function readMemoryBytes(pid: number): number | undefined {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readProc(`/proc/${pid}/status`)) ?? []
  return kilobytes === undefined ? undefined : Number(kilobytes) * 1024
}

/** A file of /proc; empty for a process that has just ended. */
function readProc(file: string): string {
  try {
    return readFileSync(file, 'latin1')
  } catch {
    return ''
  }
}
