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
    /** What reads the main file, with the words before it; empty where the file is started by itself. */
    readonly interpreter: readonly string[]
    /** Absolute, or the name of a program on PATH. */
    readonly mainFile: string
    /** Arguments before the rendered ones. */
    readonly args: readonly string[]
    readonly cwd: string
  }
}

/** The words by which it is started, before the arguments of a job. The first one is what the system runs. */
export function commandLine({ local: { interpreter, mainFile, args } }: Launch): [string, ...string[]] {
  const [command = mainFile, ...words] = [...interpreter, mainFile, ...args]
  return [command, ...words]
}
