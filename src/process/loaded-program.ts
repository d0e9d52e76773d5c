import type { How } from './how-it-ran.js'
import type { Launch } from './launch.js'
import { readMemoryBytes } from './process-stat.js'

/** A process that waits for calls of a program. */
export interface LoadedProgram {
  /** How it serves them. */
  readonly how: How
  readonly plugin: string
  readonly file: string
  readonly pid: number
  /** Undefined where the system does not tell. */
  readonly memoryBytes?: number
}

/** The process of this id, which waits for calls of a program, with its memory of now. */
export function loadedProgram(how: How, { plugin, file }: Launch, pid: number): LoadedProgram {
  const memoryBytes = readMemoryBytes(pid)
  return { how, plugin, file, pid, ...(memoryBytes !== undefined && { memoryBytes }) }
}
