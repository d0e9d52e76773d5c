import type { LaunchSandbox } from './calling/launch-sandbox.js'
import type { UsageLimits } from './usage-limits.js'

/** What the owner of a plugin allows it, instead of what the server allows every plugin. */
export interface LaunchLimits extends UsageLimits {
  /** How many of its calls run at once. */
  readonly concurrency?: number
  /** How long a call may take, its time in the queue included. */
  readonly timeoutMs?: number
  /** Bytes of stdout beyond which it is ended. */
  readonly outputBytesMax?: number
}

/**
 * How one program is started: plain data, so that a `run` may be in another process or on another machine.
 * `plugin` and `file` mean the same everywhere; `local` applies to this machine only.
 */
export interface Launch {
  readonly plugin: string
  /** The main file, relative to the plugin's folder, or the base name of the command that its manifest names instead. */
  readonly file: string
  /** Variables that it gets beyond a small base: names, or names with values in which `${VAR}` is replaced; undefined: all. */
  readonly env?: readonly string[] | Readonly<Record<string, string>>
  /** False: it is started for each call, never forked. */
  readonly warm?: boolean
  /** Bounds of its calls in place of those of all plugins. */
  readonly limits?: LaunchLimits
  readonly local: {
    /** The command that runs the main file, with its arguments before the file; empty if the file is started directly. */
    readonly interpreter: readonly string[]
    /** Absolute, or the name of a program on PATH. */
    readonly mainFile: string
    /** Arguments before the rendered ones. */
    readonly args: readonly string[]
    readonly cwd: string
    /** The sandbox in which it is called; undefined: in none. */
    readonly sandbox?: LaunchSandbox | undefined
  }
}

/** The command line before a job's own arguments. Its first word is what the system runs. */
export function commandLine({ local: { interpreter, mainFile, args } }: Launch): [string, ...string[]] {
  const [command = mainFile, ...words] = [...interpreter, mainFile, ...args]
  return [command, ...words]
}
