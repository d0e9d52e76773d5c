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
