import type { OptionFacts } from '../build-parameter.js'
import type { HelpCommand } from '../dialect.js'
import type { Entry } from '../read-lines.js'

/** How a dialect with titled sections differs from the others. */
export interface Traits {
  /** Finds the title in a line; by default words at the margin that end in a colon. */
  readonly titleOf?: (line: string) => { title: string; rest?: string } | undefined
  /** Options under such a title belong to the groups above and can be given there. */
  readonly globalTitle?: RegExp | undefined
  /** Adds what the dialect shows by an option's spelling and help; undefined leaves the option out. */
  readonly option?: (facts: OptionFacts, metavar: string, entry: Entry) => OptionFacts | undefined
  /** Reads the line of a command; undefined leaves it out. */
  readonly command?: (entry: Entry, path: readonly string[]) => HelpCommand | undefined
}
