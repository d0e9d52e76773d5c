import type { How } from './how-it-ran.js'

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
