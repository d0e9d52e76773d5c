import type { Launch } from '../../../process/launch.js'
import { isRunByNode } from '../is-run-by-node.js'
import { isRunByPython } from '../is-run-by-python.js'
import type { RunModule, Stop } from './stop.js'

/** How a program in Python or for Node is loaded to see its parser. */
export interface Loading {
  /** What loads it. */
  readonly by: 'python' | 'node'
  /** Its `args` are the words that its wrappers add. */
  readonly launch: Launch
  /** The module that it is, if Python runs it as one. */
  readonly module?: RunModule | undefined
  /** The name of the module that it imports, if it does no more: the rest of the program. */
  readonly imports?: string | undefined
}

/**
 * How a program is loaded, past all wrappers, with the variables that they set. Undefined if neither a Python nor Node
 * runs it.
 */
export function loadingOf({ direct, module }: Stop, imports?: string): Loading | undefined {
  if (isRunByPython({ launch: direct })) return { by: 'python', launch: direct, module, imports }
  return isRunByNode({ launch: direct }) ? { by: 'node', launch: direct } : undefined
}
