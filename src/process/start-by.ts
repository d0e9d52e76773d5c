import { spawnChild } from './spawn-child.js'
import type { StartedProgram, StartProgram } from './start-program.js'

/** Something that starts programs, but not all: undefined for one that it did not start, for certain. */
interface Starter {
  readonly start: (...what: Parameters<StartProgram>) => Promise<StartedProgram | undefined>
}

/** Has programs started by `first`, and as children of this process what that does not start. */
export function startBy(first?: Starter): StartProgram {
  return async (...what) => (await first?.start(...what)) ?? spawnChild(...what)
}
