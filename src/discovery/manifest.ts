import type { ToolAnnotations } from './annotations.js'

/** `smcp.json` in a plugin's folder: what its owner says about a program that can't or shall not say it itself. */
export interface Manifest {
  /** The contract itself: no process is needed. */
  readonly describe?: Readonly<Record<string, unknown>>
  readonly main?: string
  readonly interpreter?: string | readonly string[]
  /** Names of variables that the program gets, or names with values, in which `${VAR}` is replaced. */
  readonly env?: readonly string[] | Readonly<Record<string, string>>
  /** Working folder, relative to the plugin's; its own unless given. */
  readonly cwd?: string
  /** The owner vouches for the program: it may be asked for its help whatever its text looks like. */
  readonly ask?: boolean
  /** What models are told that the plugin is for, in place of what the program says. */
  readonly instructions?: string
  /** Globs of commands that are not served. */
  readonly hide?: readonly string[]
  /** Hints that hold for every command. */
  readonly annotations?: Omit<ToolAnnotations, 'title'>
  /** What is said differently of single commands, by name. */
  readonly commands?: Readonly<Record<string, CommandOverride>>
}

export interface CommandOverride {
  /** The command's name in the tool's. */
  readonly name?: string
  readonly title?: string
  readonly description?: string
  /** These win over those of all commands and of the program. */
  readonly annotations?: ToolAnnotations
  /** Values that a call has unless it gives others, by parameter. */
  readonly defaults?: Readonly<Record<string, unknown>>
}

export const manifestName = 'smcp.json'
