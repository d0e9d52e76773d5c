import { readdirSync, readFileSync } from 'node:fs'

/** What the system counts for one process: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
interface ProcessEntry {
  readonly pid: number
  readonly parent: number
  readonly group: number
  /** Of it, and of its children that have ended and been waited for. */
  readonly cpuMs: number
}

/** Linux counts CPU time for others in hundredths of a second, on every machine. */
const tickMs = 10

/** What a program and all that it has started use now. */
export interface GroupUsage {
  readonly cpuMs: number
  readonly memoryBytes: number
  readonly processes: number
}

/** All processes of the moment, by one look at /proc; empty where there is none (macOS, Windows). */
export class ProcessTable {
  readonly #entries: readonly ProcessEntry[]

  constructor() {
    this.#entries = pids().flatMap((pid) => entryOf(pid) ?? [])
  }

  /** What a process group uses, with the descendants that have left it. */
  usageOf(group: number): GroupUsage {
    const members = this.#membersOf(group)
    return {
      cpuMs: members.reduce((sum, { cpuMs }) => sum + cpuMs, 0),
      memoryBytes: members.reduce((sum, { pid }) => sum + memoryBytesOf(pid), 0),
      processes: members.length,
    }
  }

  #membersOf(group: number): readonly ProcessEntry[] {
    const members = new Map<number, ProcessEntry>()
    const childrenOf = new Map<number, ProcessEntry[]>()
    for (const entry of this.#entries)
      childrenOf.set(entry.parent, [...(childrenOf.get(entry.parent) ?? []), entry])
    const add = (entry: ProcessEntry): void => {
      if (members.has(entry.pid)) return
      members.set(entry.pid, entry)
      for (const child of childrenOf.get(entry.pid) ?? []) add(child)
    }
    for (const entry of this.#entries) if (entry.group === group) add(entry)
    return [...members.values()]
  }
}

function pids(): number[] {
  if (process.platform !== 'linux') return []
  return readdirSync('/proc').map(Number).filter(Number.isInteger)
}

/** Undefined for one that has just ended. */
function entryOf(pid: number): ProcessEntry | undefined {
  const stat = readProc(`/proc/${pid}/stat`)
  // The name before it, in brackets, may hold anything.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const [, parent, group] = fields.map(Number)
  if (parent === undefined || group === undefined) return undefined
  const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0)
  return { pid, parent, group, cpuMs: ticks * tickMs }
}

function memoryBytesOf(pid: number): number {
  const [, kilobytes = '0'] = /^VmRSS:\s+(\d+) kB$/m.exec(readProc(`/proc/${pid}/status`)) ?? []
  return Number(kilobytes) * 1024
}

/** Empty for one that has just ended. */
function readProc(file: string): string {
  try {
    return readFileSync(file, 'latin1')
  } catch {
    return ''
  }
}
