import type { OptionFacts } from '../build-parameter.js'
import type { HelpCommand } from '../dialect.js'
import type { Entry } from '../read-lines.js'

/** What sets a dialect with titled sections apart from the others. */
export interface Traits {
  /** Finds the title in a line; by default words at the margin that end in a colon. */
  readonly titleOf?: (line: string) => { title: string; rest?: string } | undefined
  /** Options under such a title belong to the groups above, where they may stand too. */
  readonly globalTitle?: RegExp
  /** More that is known of an option by its spelling and its help. */
  readonly option?: (facts: OptionFacts, metavar: string, entry: Entry) => OptionFacts | undefined
  /** More that is known of a command's line. */
  readonly command?: (entry: Entry, path: readonly string[]) => HelpCommand | undefined
}
