/** A positional in a usage line: `<file>`, `[NAME]`, `SOURCE...`. */
export interface UsagePositional {
  readonly name: string
  readonly required: boolean
  readonly isList: boolean
  /** All to the end of the line, options too: what another program is given. */
  readonly isRest?: boolean
  /** The words that it may be: `start|stop`. */
  readonly enum?: readonly string[]
  /** What it is if it is left out: `[path=.]`. */
  readonly default?: string
}
