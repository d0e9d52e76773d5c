import type { Description } from '../../tool.js'

/** What a program's parser knows. */
export interface ProbedDescription extends Description {
  /** Every flag that the parser knows, including other names of an option, hidden flags and ones that only print. */
  readonly spellings?: readonly string[]
}
