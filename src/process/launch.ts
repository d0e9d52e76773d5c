/**
 * How one program is started: plain data, so that a `run` may be in another process or on another machine.
 * `plugin` and `file` mean the same everywhere; `local` holds what is true of this machine only.
 */
export interface Launch {
  readonly plugin: string
  /** The main file, relative to the plugin's folder. */
  readonly file: string
  /** What it gets of the environment beside a small base: names, or names with values in which `${VAR}` is replaced; undefined: all. */
  readonly env?: readonly string[] | Readonly<Record<string, string>>
  readonly local: {
    readonly command: string
    /** Arguments before the rendered ones: mostly the main file. */
    readonly args: readonly string[]
    readonly cwd: string
  }
}

/** Bounds of one run: plain data too. */
export interface RunLimits {
  /** From start to end; undefined is no deadline. */
  readonly timeoutMs: number | undefined
  /** Bytes of stdout at which the program is ended. */
  readonly outputBytesMax: number
}

export interface RunOptions extends RunLimits {
  /** Also after an end of its own: look for what left its group. Else only where it had to be ended. */
  readonly findStrays?: boolean
  /** Ends the program and all it started. */
  readonly signal?: AbortSignal
  /** Told all that the program writes to stderr, as it comes. */
  readonly onStderr?: (chunk: Buffer) => void
}

/** Runs one program to its end. Whatever the program does is an output; only a full queue is an exception. */
export type Run = (launch: Launch, argv: readonly string[], options: RunOptions) => Promise<ProcessOutput>

/** How a program ended, in one word. */
export type ProcessEnd = 'exited' | 'timed-out' | 'cancelled' | 'output-limit' | 'not-started'

export interface ProcessOutput {
  readonly end: ProcessEnd
  /** Undefined where a signal ended it, or where it never started. */
  readonly exitCode: number | undefined
  readonly signal: string | undefined
  readonly stdout: Buffer
  /** The last 64 KiB of it. */
  readonly stderr: Buffer
  readonly durationMs: number
  /** Why it could not be started, in words, with the cure. */
  readonly startProblem?: string
}
