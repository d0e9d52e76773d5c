import { readdirSync } from 'node:fs'
import { readMemoryBytes, readProcessStat, type ProcessStat } from './process-stat.js'

interface ProcessEntry extends ProcessStat {
  readonly pid: number
}

/** What a program and all that it has started use now. */
export interface GroupUsage {
  readonly cpuMs: number
  readonly memoryBytes: number
  readonly processes: number
}

/** All processes of the moment, by one look at /proc; empty where there is none (macOS, Windows). */
export class ProcessTable {
  readonly #entries: readonly ProcessEntry[]
  readonly #childrenOf = new Map<number, ProcessEntry[]>()

  constructor() {
    this.#entries = pids().flatMap((pid) => {
      const stat = readProcessStat(pid)
      return stat ? [{ pid, ...stat }] : []
    })
    for (const entry of this.#entries) {
      const siblings = this.#childrenOf.get(entry.parent)
      if (siblings) siblings.push(entry)
      else this.#childrenOf.set(entry.parent, [entry])
    }
  }

  /** What a process group uses, with the descendants that have left it. */
  usageOf(group: number): GroupUsage {
    const members = this.#membersOf(group)
    return {
      cpuMs: members.reduce((sum, { cpuMs, childrenCpuMs }) => sum + cpuMs + childrenCpuMs, 0),
      memoryBytes: members.reduce((sum, { pid }) => sum + (readMemoryBytes(pid) ?? 0), 0),
      processes: members.length,
    }
  }

  #membersOf(group: number): readonly ProcessEntry[] {
    const members = new Map<number, ProcessEntry>()
    const add = (entry: ProcessEntry): void => {
      if (members.has(entry.pid)) return
      members.set(entry.pid, entry)
      for (const child of this.#childrenOf.get(entry.pid) ?? []) add(child)
    }
    for (const entry of this.#entries) if (entry.group === group) add(entry)
    return [...members.values()]
  }
}

function pids(): number[] {
  if (process.platform !== 'linux') return []
  return readdirSync('/proc').map(Number).filter(Number.isInteger)
}
