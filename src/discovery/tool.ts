import type { Fingerprint } from '../process/fingerprint.js'
import type { Launch } from '../process/launch.js'
import type { ToolAnnotations } from './annotations.js'
import type { Manifest } from './manifest.js'

/** The vocabulary of discovery and of a call. */

/** A folder with a main file. */
export interface Plugin {
  readonly name: string
  readonly dir: string
  /** Absolute path of cli.*. */
  readonly mainFile: string
  readonly manifest: Manifest
  readonly launch: Launch
  /** Files whose change may mean another interpreter, or one that has other modules. */
  readonly interpreterFiles?: Fingerprint
}

/** Where a description comes from, best first. */
export const sources = ['contract', 'parser', 'help', 'none'] as const
export type Source = (typeof sources)[number]

/** The versions of the plugin contract that tell how a call is answered. */
export type ContractVersion = 1

export type JsonSchema = Readonly<Record<string, unknown>>

export interface Parameter {
  readonly name: string
  readonly required: boolean
  /** JSON Schema of the value, complete: always with a type. */
  readonly schema: JsonSchema
  /** Spelled so by the program; undefined: `--` and the name with `_` as `-`. */
  readonly flag?: string
  readonly positional?: boolean
  /** A switch: its flag alone when true; when false its negation, or nothing where it has none. */
  readonly isSwitch?: boolean
  /** The switch's other side: `--no-color`. */
  readonly negation?: string
  /** A number of times that the flag is given: `-v -v`. */
  readonly isCount?: boolean
  /** The program takes the flag without a value too, so a value must be joined to it: `--color=auto`. */
  readonly isJoined?: boolean
  /**
   * How a list is given: `--x a b` up to the next option, `exact` so for a number of values that are taken whatever
   * they look like, `--x a --x b`, `either` of the two, `--x a,b`, as the `remainder` of the line, whatever follows;
   * undefined: by the rule of contract 1.
   */
  readonly list?: 'together' | 'exact' | 'repeated' | 'either' | 'commas' | 'remainder'
  /** A list of words that go to the program as they are, options among them. */
  readonly isRaw?: boolean
  /** Sent where a call gives no value: a default that only the manifest knows. */
  readonly sentDefault?: unknown
  /** The words of the path that stand before it, where it belongs to a group of commands; undefined: all of them. */
  readonly depth?: number
}

/** What the parser of a command makes of a word, as far as it is known. */
export interface ParserFacts {
  /** Everything after `--` is positional. */
  readonly takesDoubleDash?: boolean
  /** Also before the word of a command below: `prog -- -5 go`. */
  readonly takesDoubleDashInGroups?: boolean
  /** It takes the first `--` out of the values of each positional too: argparse before Python 3.13.1. */
  readonly dropsDoubleDash?: true | 'perhaps'
  /** A negative number, or `-` alone, is a value, never an option. */
  readonly takesNegativeNumbers?: boolean
  /** A word that begins with one of these characters may be an option; undefined: `-`. */
  readonly optionPrefixes?: string
  /** A word that begins with one of these characters is read as the name of a file with more words. */
  readonly filePrefixes?: string
}

export interface Command extends ParserFacts {
  readonly name: string
  /** What stands before the rendered arguments: mostly the command's own name. */
  readonly path: readonly string[]
  readonly title?: string
  readonly description: string
  readonly annotations?: ToolAnnotations
  readonly parameters: readonly Parameter[]
}

/** Something that is wrong with a plugin; never an exception: one broken plugin stops no other. */
export interface Problem {
  /** Undefined: of a whole directory of plugins. */
  readonly plugin?: string
  /** The file or folder concerned. */
  readonly file: string
  /** Where in the description: `commands[0].parameters[2].type`. */
  readonly field?: string
  readonly message: string
  /** A warning leaves the tools as they are; an error hides a command or the whole plugin. */
  readonly severity: 'error' | 'warning'
}

export interface Description {
  readonly source: Source
  /** Before each command's name in its tool's; undefined: the plugin's name and `__`. */
  readonly prefix?: string
  /** What the program is for, in one paragraph on one line. */
  readonly about?: string
  readonly commands: readonly Command[]
  readonly problems: readonly Problem[]
  /** The plugin's own source files that it was learnt from: absolute paths. */
  readonly files?: readonly string[]
  /** The program itself was asked; else its text or its manifest alone told. */
  readonly wasAsked?: boolean
  /** What the program did when it was asked, where it was to answer only; it outlives edits. */
  readonly worked?: string
}

/** A command as clients see it. It never changes: a reload makes a new one. */
export interface Tool {
  readonly name: string
  readonly title: string
  readonly description: string
  readonly inputSchema: JsonSchema
  readonly annotations?: ToolAnnotations | undefined
  readonly plugin: string
  /** What its plugin is for, in one paragraph on one line. */
  readonly pluginAbout?: string | undefined
  readonly command: Command
  readonly source: Source
  /** By its rules the output of a call is read. */
  readonly contract: ContractVersion
  readonly launch: Launch
  /** The complaints of the JSON Schema; none: the arguments fit. Compiled at the first call. */
  readonly validate: (args: unknown) => readonly string[]
}

export interface ToolCall {
  readonly name: string
  readonly arguments: Readonly<Record<string, unknown>>
}
