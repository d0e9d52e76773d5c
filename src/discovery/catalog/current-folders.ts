import { PluginFolders, type PluginFolder } from '../plugin/find-plugins.js'
import type { Problem } from '../tool.js'

/** The plugin folders that the last look at the directories found. */
export class CurrentFolders {
  readonly #folders: PluginFolders
  #found: ReadonlyMap<string, PluginFolder> = new Map()
  #problems: readonly Problem[] = []

  constructor(
    private readonly dirs: readonly string[],
    /** Only this plugin; the others are ignored. */
    private readonly only: string | undefined,
  ) {
    this.#folders = new PluginFolders(dirs)
  }

  /** Looks again: finds which plugins can be read, and which problems of folders are new or gone. Never throws. */
  async look(): Promise<{ there: string[]; come: readonly Problem[]; gone: readonly Problem[] }> {
    const before = this.#problems
    const { folders, away, problems } = await this.#folders.find()
    const wanted = folders.filter(({ name }) => (this.only ?? name) === name)
    this.#found = new Map(wanted.map((folder) => [folder.name, folder]))
    this.#problems = problems
    return {
      // A folder that is away looks as if its files were deleted: its description stays as it is.
      there: wanted.filter((folder) => !away.has(folder)).map(({ name }) => name),
      come: missingIn(before, problems),
      gone: missingIn(problems, before),
    }
  }

  get(plugin: string): PluginFolder | undefined {
    return this.#found.get(plugin)
  }

  /** Directories of plugins that can't be read, and folders that are not used. */
  get problems(): readonly Problem[] {
    return this.#problems
  }

  /** The directories of plugins, and the plugins' folders. */
  get paths(): string[] {
    return [...this.dirs, ...[...this.#found.values()].map(({ dir }) => dir)]
  }
}

/** The problems in `some` that are not in `others`. */
function missingIn(others: readonly Problem[], some: readonly Problem[]): Problem[] {
  return some.filter(
    ({ file, message }) => !others.some((one) => one.file === file && one.message === message),
  )
}
