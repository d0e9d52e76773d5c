import type { Fingerprint } from '../process/fingerprint.js'
import type { Launch } from '../process/launch.js'
import type { Abilities, Icon } from './abilities.js'
import type { ToolAnnotations } from './annotations.js'
import type { Manifest } from './manifest.js'
import type { Offers } from './offers.js'

/** The vocabulary of discovery and of calls. */

/** A folder with a main file. */
export interface Plugin {
  readonly name: string
  readonly dir: string
  /** Absolute path of cli.*, or of the command that the manifest names instead. */
  readonly mainFile: string
  readonly manifest: Manifest
  readonly launch: Launch
  /** Files whose change may lead to a different interpreter, or to different modules. */
  readonly interpreterFiles?: Fingerprint
}

/** Where a description comes from, best first. */
export const sources = ['contract', 'package', 'parser', 'help', 'manual', 'none'] as const
export type Source = (typeof sources)[number]

/** The versions of the plugin contract; they determine how a call is answered. */
export type ContractVersion = 1 | 2

export type JsonSchema = Readonly<Record<string, unknown>>

export interface Parameter {
  readonly name: string
  readonly required: boolean
  /** Complete JSON Schema of the value, always with a type. */
  readonly schema: JsonSchema
  /** The source of what is said here; undefined: the description's. */
  readonly source?: Source
  /** The source of its spelling, such as its flag, where that is another one. */
  readonly spelledBy?: Source
  /** The sources of its text or its values, where the one above lacks them; a completion is a script for a shell. */
  readonly completedBy?: readonly (Source | 'completion')[]
  /** The flag as the program spells it; undefined: `--` and the name, with `-` for `_`. */
  readonly flag?: string
  readonly positional?: boolean
  /** A switch: true renders its flag alone, false its negation, or nothing if it has none. */
  readonly isSwitch?: boolean
  /** The flag that turns a switch off: `--no-color`. */
  readonly negation?: string
  /** The value is how often the flag is given: `-v -v`. */
  readonly isCount?: boolean
  /** The program takes the flag without a value too, so a value must be joined to it: `--color=auto`. */
  readonly isJoined?: boolean
  /** Flag and value are one word, as the help shows: `--width=80`, `-T4`. Some programs know nothing else. */
  readonly isOneWord?: boolean
  /** What stands between the flag and its value, which are one word then: `--define:K=V`. */
  readonly joinedBy?: ':'
  /** The value that gives the flag alone, for a flag that the program takes with and without a value. */
  readonly bareValue?: string
  /**
   * How a list is given. `together`: `--x a b` up to the next option; `exact`: the same, for a fixed number of values,
   * whatever they look like; `repeated`: `--x a --x b`; `either` of `together` and `repeated`; `commas`: `--x a,b`;
   * `remainder`: everything to the end of the line; undefined: by the rule of contract 1.
   */
  readonly list?: 'together' | 'exact' | 'repeated' | 'either' | 'commas' | 'remainder'
  /** Each item is a list, whose values stand so behind a flag of their own: `--pair a b --pair c d`. */
  readonly each?: 'together' | 'exact'
  /** A list of words that are passed to the program as they are, including options. */
  readonly isRaw?: boolean
  /** The value that is sent if a call gives none: a default that only the manifest knows. */
  readonly sentDefault?: unknown
  /** For a parameter of a group of commands, how many words of the path precede it; undefined: all of them. */
  readonly depth?: number
  /** It belongs to a group above, and is given behind the command's word as well as before it. */
  readonly isInherited?: boolean
  /** The variable of the program's environment by which the value is given, instead of an argument. */
  readonly variable?: string
  /** The value is never shown nor logged. */
  readonly isSecret?: boolean
}

/** How the parser of a command reads certain words, as far as it is known. */
export interface ParserFacts {
  /** Everything after `--` is positional; `ifNeeded`: very likely, so it is given only where a value would be an option. */
  readonly takesDoubleDash?: boolean | 'ifNeeded'
  /** The same applies before the word of a subcommand: `prog -- -5 go`. */
  readonly takesDoubleDashInGroups?: boolean
  /** The parser also removes the first `--` from the values of each positional: argparse before Python 3.13.1. */
  readonly dropsDoubleDash?: true | 'perhaps'
  /** A negative number, or `-` alone, is a value, never an option. */
  readonly takesNegativeNumbers?: boolean
  /** A word that begins with one of these characters may be an option; undefined: `-`. */
  readonly optionPrefixes?: string
  /** A word that begins with one of these characters is read as the name of a file with more words. */
  readonly filePrefixes?: string
}

export interface Command extends ParserFacts, Abilities {
  readonly name: string
  /** The words before the rendered arguments, in most cases the command's own name. */
  readonly path: readonly string[]
  readonly title?: string
  readonly description: string
  readonly annotations?: ToolAnnotations
  readonly parameters: readonly Parameter[]
  /** What is uncertain about it and why, in words for a person; undefined: nothing. */
  readonly doubts?: readonly string[]
}

/** Something that is wrong with a plugin. Never an exception: one broken plugin must not stop the others. */
export interface Problem {
  /** Undefined if the problem concerns a whole directory of plugins. */
  readonly plugin?: string
  /** The file or folder concerned. */
  readonly file: string
  /** The place in the description: `commands[0].parameters[2].type`. */
  readonly field?: string
  readonly message: string
  /** A warning leaves the tools as they are; an error hides a command, an offer or the whole plugin. */
  readonly severity: 'error' | 'warning'
}

export interface Description {
  readonly source: Source
  /** The version of the contract that the program speaks; undefined: 1. */
  readonly contract?: ContractVersion
  /** The part of a tool's name before the command's name; undefined: the plugin's name and `__`. */
  readonly prefix?: string
  /** What the program is for, in one paragraph on one line. */
  readonly about?: string
  readonly commands: readonly Command[]
  /** What it offers beside commands; undefined: nothing. */
  readonly offers?: Offers<Command>
  readonly problems: readonly Problem[]
  /** The plugin's own source files that the description depends on, as absolute paths. */
  readonly files?: readonly string[]
  /** The program was asked or need not be; otherwise it was only looked at, and may be asked at another time. */
  readonly wasAsked?: boolean
  /** What the program did when it was asked, although it should only have answered. Remembered after edits. */
  readonly worked?: string
}

/** A command as clients see it. It never changes: a reload makes a new one. */
export interface Tool {
  readonly name: string
  readonly title: string
  readonly description: string
  readonly inputSchema: JsonSchema
  readonly annotations?: ToolAnnotations | undefined
  readonly outputSchema?: JsonSchema | undefined
  readonly icons?: readonly Icon[] | undefined
  /** Its `_meta`. */
  readonly meta?: Readonly<Record<string, unknown>> | undefined
  readonly plugin: string
  /** What its plugin is for, in one paragraph on one line. */
  readonly pluginAbout?: string | undefined
  readonly command: Command
  readonly source: Source
  /** The version whose rules determine how the output of a call is read. */
  readonly contract: ContractVersion
  readonly launch: Launch
  /** The tool as clients may still know it, from before its command's help was there: it took `args`. */
  readonly earlier?: Tool | undefined
  /** Returns the JSON Schema's complaints, none if the arguments fit. Compiled at the first call. */
  readonly validate: (args: unknown) => readonly string[]
  /** The same of the object that it printed, if it has a schema of that. */
  readonly validateOutput?: ((said: unknown) => readonly string[]) | undefined
}

/** A tool as far as the arguments of a call need it, whoever runs it. */
export interface CallableTool extends Pick<Tool, 'name' | 'validate'> {
  readonly command: Pick<Command, 'parameters'>
}

export interface ToolCall {
  readonly name: string
  readonly arguments: Readonly<Record<string, unknown>>
}
