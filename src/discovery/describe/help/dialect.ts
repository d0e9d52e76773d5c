import type { Parameter, ParserFacts } from '../../tool.js'

/** What one help text says. */
export interface HelpText {
  readonly description: string
  /** The subcommands, without `help` and `completion`. */
  readonly commands: readonly HelpCommand[]
  readonly parameters: readonly Parameter[]
  /** What the text leaves out although the program takes it, in words for a person; positionals may be wrong then too. */
  readonly leavesOut?: string
  /** The group of commands can be run itself; a command without subcommands always can. */
  readonly runs?: boolean
  /** The text shows no flag that looks like a negative number, so a negative number is a value. */
  readonly takesNegativeNumbers?: boolean
  /** The text shows `--` before positionals; undefined: the dialect's default applies. */
  readonly takesDoubleDash?: boolean | 'ifNeeded'
}

export interface HelpCommand {
  /** The words after those of the command that lists it, mostly one. */
  readonly path: readonly string[]
  readonly description: string
  /** The parameters that the list shows; undefined: its own help must be asked. */
  readonly parameters?: readonly Parameter[]
  /** The words that its row in the list has behind its name, where the rows show such: what is known if its own help says nothing. */
  readonly positionals?: readonly Parameter[]
}

/** Returns the arguments that ask for the help of the command at this path. */
export type AskFor = (path: readonly string[]) => readonly string[]

/** How one library for command lines writes its help. */
export interface Dialect {
  readonly name: string
  /** Whether the root's cleaned text is in this dialect. The table in dialects.ts is tried from top to bottom. */
  readonly recognizes: (text: string) => boolean
  /** The cleaned text as its sections and rows are found; as it is, unless said. */
  readonly normalize?: (text: string) => string
  /** Reads the cleaned text of the root or of the command at this path. Never throws. */
  readonly read: (text: string, path: readonly string[]) => HelpText
  /**
   * The arguments that print a command's help without running it; undefined: commands are never asked. Commands at every
   * level must answer them (evidence: docs/discovery.md).
   */
  readonly askFor?: AskFor
  /** The same where only the root's text says how, or nothing. */
  readonly findAskFor?: (rootText: string) => AskFor | undefined
  /**
   * Each command's own help shows the options that it takes from the groups above; a group's help also shows others, but
   * for those under a title that calls them global.
   */
  readonly showsInherited?: boolean
  /** Arguments that list the commands if the root's text does not: cleo's `list`. */
  readonly list?: readonly string[]
  /** Whether its programs take `--` before positionals, even if no text shows it. */
  readonly takesDoubleDash: boolean | 'ifNeeded'
  /** How else its parser reads certain words. */
  readonly parser?: ParserFacts
}
