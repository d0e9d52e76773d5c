import type { Launch } from '../../../process/launch.js'
import { isRunByPython } from '../is-run-by-python.js'
import type { RunModule, Stop } from './stop.js'

/** How a Python program is loaded to see its parser. */
export interface Loading {
  /** Its `args` are the words that its wrappers add. */
  readonly launch: Launch
  /** The module that it is, if Python runs it as one. */
  readonly module?: RunModule | undefined
}

/** How a program is loaded, past all wrappers, with the variables that they set. Undefined if no Python runs it. */
export function loadingOf({ direct, module }: Stop): Loading | undefined {
  return isRunByPython({ launch: direct }) ? { launch: direct, module } : undefined
}
