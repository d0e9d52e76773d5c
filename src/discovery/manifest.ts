import type { ToolAnnotations } from './annotations.js'

/** `smcp.json` in a plugin's folder: what its owner says about a program that can't or should not say it itself. */
export interface Manifest {
  /** The contract itself, so that no process is needed to get it. */
  readonly describe?: Readonly<Record<string, unknown>>
  readonly main?: string
  /** A program outside the folder, instead of a main file: its name on PATH or its path, or a list with its first arguments too. */
  readonly command?: string | readonly [string, ...string[]]
  readonly interpreter?: string | readonly string[]
  /** Names of variables that the program gets, or names with values, in which `${VAR}` is replaced. */
  readonly env?: readonly string[] | Readonly<Record<string, string>>
  /** Working folder, relative to the plugin's folder, which is the default. */
  readonly cwd?: string
  /** What calls of the plugin may use, in place of what the settings allow all: seconds, bytes, how many at once. */
  readonly limits?: ManifestLimits
  /** False: the program is never forked from one that has made its imports. */
  readonly warm?: boolean
  /** The sandbox of its calls, or also what it may have in that. */
  readonly sandbox?: ManifestSandbox['mode'] | ManifestSandbox
  /** The owner vouches for the program: it may be asked for its help, whatever its text looks like. */
  readonly ask?: boolean
  /** What the plugin is for, told to models instead of what the program says. */
  readonly instructions?: string
  /** Globs of commands that are not served. */
  readonly hide?: readonly string[]
  /** Whether tools show the options of the groups above their commands; undefined: by the setting. */
  readonly groupOptions?: boolean
  /** Hints that apply to every command. */
  readonly annotations?: Omit<ToolAnnotations, 'title'>
  /** Overrides for single commands, by name. */
  readonly commands?: Readonly<Record<string, CommandOverride>>
}

interface ManifestSandbox {
  readonly mode?: 'network' | 'strict'
  /** Paths, relative to the plugin's folder, that the program may change or only read. */
  readonly writable?: readonly string[]
  readonly readable?: readonly string[]
}

export interface ManifestLimits {
  readonly timeout?: number
  readonly cpuSeconds?: number
  readonly memoryBytes?: number
  readonly processes?: number
  readonly outputBytes?: number
  readonly concurrency?: number
}

export interface CommandOverride {
  /** The command's part of the tool's name. */
  readonly name?: string
  readonly title?: string
  readonly description?: string
  /** These take precedence over the hints for every command and over those of the program. */
  readonly annotations?: ToolAnnotations
  /** Default values for a call, by parameter. */
  readonly defaults?: Readonly<Record<string, unknown>>
  /** How calls that take long are answered, as in contract 2; these take precedence over what the program says. */
  readonly task?: 'optional' | 'required'
  readonly job?: boolean
}

export const manifestName = 'smcp.json'
