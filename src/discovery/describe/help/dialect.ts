import type { Parameter, ParserFacts } from '../../tool.js'

/** What one help text says. */
export interface HelpText {
  readonly description: string
  /** The commands below this one, without `help` and `completion`. */
  readonly commands: readonly HelpCommand[]
  readonly parameters: readonly Parameter[]
  /** A group of commands that does something by itself too; a text without commands always does. */
  readonly runs?: boolean
  /** Nothing shows a flag that looks like a negative number, so one is a value. */
  readonly takesNegativeNumbers?: boolean
  /** The text shows `--` before positionals; undefined: what holds of the dialect. */
  readonly takesDoubleDash?: boolean
}

export interface HelpCommand {
  /** The words after those of the text that lists it, mostly one. */
  readonly path: readonly string[]
  readonly description: string
  /** What the list says of it already; undefined: its own help is to be asked. */
  readonly parameters?: readonly Parameter[]
}

/** The way in which one library for command lines writes its help. */
export interface Dialect {
  readonly name: string
  /** Whether a root's text, cleaned, is of this dialect. The table in dialects.ts is asked from top to bottom. */
  readonly recognizes: (text: string) => boolean
  /** Reads a cleaned text of the root or of the command at this path. Never throws. */
  readonly read: (text: string, path: readonly string[]) => HelpText
  /**
   * The words by which the help of a command is asked without running it; undefined: it is never asked. Every level
   * must answer it (evidence: docs/discovery.md).
   */
  readonly askFor?: (path: readonly string[]) => readonly string[]
  /** Words that list the commands where the root's text does not: cleo's `list`. */
  readonly list?: readonly string[]
  /** Whether its programs take `--` before positionals, also where no text shows it. */
  readonly takesDoubleDash: boolean
  /** What else its parser makes of words. */
  readonly parser?: ParserFacts
}
