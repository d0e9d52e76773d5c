import type { Parameter } from '../../tool.js'

/** An option as a file of the program's package shows it. */
export interface KnownOption {
  /** Every spelling, dashes included. */
  readonly flags: readonly string[]
  readonly parameter: Parameter
}
