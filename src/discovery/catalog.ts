import PQueue from 'p-queue'
import { isSame } from '../process/fingerprint.js'
import { findPluginFolders, type PluginFolder } from './find-plugins.js'
import { PluginLoader, type Loaded, type LoadOptions } from './load-plugin.js'
import { Snapshot, type ToolFilter } from './snapshot.js'
import type { Description, Problem, Tool, Toolset } from './tool.js'

const firstListWaitMs = 3000
/** Folders that are opened at once: bounds open files, not processes. */
const foldersAtOnce = 64

export interface CatalogOptions extends LoadOptions {
  readonly dirs: readonly string[]
  readonly filter?: ToolFilter
  /** Called whenever the list of tools has become another one. */
  readonly onChange?: (() => void) | undefined
}

/** One plugin as `tools list`, `health` and the log tell of it. */
export interface PluginStatus {
  readonly name: string
  readonly dir: string
  readonly state: 'described' | 'broken' | 'pending'
  readonly source?: Description['source'] | undefined
  readonly tools: number
  readonly problems: readonly Problem[]
}

/** The tools of all plugins, now and after every change. Running calls keep the tool that they started with. */
export class Catalog implements Toolset {
  readonly #loader: PluginLoader
  readonly #filter: ToolFilter
  readonly #queue: PQueue
  /** Plugins whose first description is not there yet. */
  readonly #pending = new Map<string, Promise<void>>()
  readonly #loaded = new Map<string, Loaded>()
  #folderProblems: readonly Problem[] = []
  /** Made when somebody looks: while 500 plugins are loaded nobody may. Undefined: something has changed since. */
  #madeSnapshot: Snapshot | undefined
  /** What clients have seen or been told of; undefined: nobody needs to hear of a change to a list that nobody has seen. */
  #toldSnapshot: Snapshot | undefined
  #isTelling = false
  #loading: Promise<void> | undefined
  /** Settled when it is known which plugins there are to be described. */
  #found: Promise<void> | undefined
  #firstListUntil = Infinity

  constructor(private readonly options: CatalogOptions) {
    this.#loader = new PluginLoader(options)
    this.#filter = options.filter ?? { include: [], exclude: [] }
    this.#queue = new PQueue({ concurrency: foldersAtOnce })
  }

  /** Finds and describes all plugins; resolves when the last one is done. A second call gets the same promise. */
  load(): Promise<void> {
    this.#firstListUntil = performance.now() + firstListWaitMs
    this.#loading ??= this.#scan(false)
    return this.#loading
  }

  /**
   * Looks again: describes what is new or has changed, or everything where `all`, and forgets what is gone. Until a
   * description ends, the old tools are served. Resolves when the last one is done.
   */
  async refresh(all = false): Promise<void> {
    // One after the other: the second may not compare with what the first has not found yet.
    const before = this.#loading
    this.#loading = (async () => {
      await before
      await this.#scan(all)
    })()
    await this.#loading
  }

  async list(): Promise<readonly Tool[]> {
    const waitMs = this.#firstListUntil - performance.now()
    if (this.#loading && waitMs > 0) await atMost(this.#loading, waitMs)
    this.#toldSnapshot ??= this.#snapshot
    return this.#snapshot.list
  }

  async resolve(name: string): Promise<Tool> {
    await this.#waitFor(name)
    const tool = this.#snapshot.find(name)
    if (tool) return tool
    throw this.#snapshot.notFound(name)
  }

  /** Every plugin, also the broken ones and those still being described, by name. */
  plugins(): PluginStatus[] {
    const loaded = [...this.#loaded.values()].filter(
      ({ plugin, problems }) => plugin !== undefined || problems.length > 0,
    )
    const known = loaded.map(({ folder, tools, problems, source }): PluginStatus => {
      const clashes = this.#snapshot.problems.filter(({ plugin }) => plugin === folder.name)
      return {
        ...folder,
        state: tools.length > 0 ? 'described' : 'broken',
        source,
        tools: tools.length,
        problems: [...problems, ...clashes],
      }
    })
    const pending = [...this.#pending.keys()].map((name): PluginStatus => ({
      name,
      dir: '',
      state: 'pending',
      tools: 0,
      problems: [],
    }))
    return [...known, ...pending].sort((a, b) => (a.name < b.name ? -1 : 1))
  }

  /** All problems, of folders and of plugins. */
  problems(): Problem[] {
    return [...this.#folderProblems, ...this.plugins().flatMap((plugin) => plugin.problems)]
  }

  /** The files and folders whose change can make another list. */
  watched(): string[] {
    const loaded = [...this.#loaded.values()]
    return [
      ...this.options.dirs,
      ...loaded.map(({ folder }) => folder.dir),
      ...loaded.flatMap(({ fingerprint }) => Object.keys(fingerprint)),
    ]
  }

  async #scan(all: boolean): Promise<void> {
    const found = this.#queueChanged(all)
    this.#found ??= found.then(() => undefined)
    await Promise.all(await found)
  }

  /** Resolves with the descriptions that are under way. */
  async #queueChanged(all: boolean): Promise<Promise<void>[]> {
    const { folders, problems } = await findPluginFolders(this.options.dirs)
    this.#folderProblems = problems
    this.#forgetAllBut(folders)
    const changed = await Promise.all(folders.map(async (folder) => all || (await this.#hasChanged(folder))))
    return folders
      .filter((_, index) => changed[index])
      .map((folder) => {
        const described = this.#queue.add(() => this.#load(folder))
        if (!this.#loaded.has(folder.name)) this.#pending.set(folder.name, described)
        return described
      })
  }

  async #hasChanged(folder: PluginFolder): Promise<boolean> {
    const known = this.#loaded.get(folder.name)
    if (known?.folder.dir !== folder.dir) return true
    const now = await this.#loader.fingerprint(folder, Object.keys(known.fingerprint))
    return !isSame(now, known.fingerprint)
  }

  #forgetAllBut(folders: readonly PluginFolder[]): void {
    const names = new Set(folders.map(({ name }) => name))
    const gone = [...this.#loaded.keys()].filter((name) => !names.has(name))
    for (const name of gone) this.#loaded.delete(name)
    if (gone.length > 0) this.#publish()
  }

  async #load(folder: PluginFolder): Promise<void> {
    const loaded = await this.#loader.load(folder)
    this.#loaded.set(folder.name, loaded)
    this.#pending.delete(folder.name)
    this.#publish()
  }

  get #snapshot(): Snapshot {
    this.#madeSnapshot ??= new Snapshot([...this.#loaded.values()], this.#filter)
    return this.#madeSnapshot
  }

  #publish(): void {
    this.#madeSnapshot = undefined
    // Several plugins that change together are one notice.
    if (this.#toldSnapshot === undefined || this.#isTelling) return
    this.#isTelling = true
    setImmediate(() => {
      this.#isTelling = false
      this.#tell()
    })
  }

  #tell(): void {
    const now = this.#snapshot
    const hasChanged = this.#toldSnapshot !== undefined && !now.isSameFor(this.#toldSnapshot)
    this.#toldSnapshot = now
    if (hasChanged) this.options.onChange?.()
  }

  /** A call may name a tool of a plugin that is still being described, also one without prefix. */
  async #waitFor(name: string): Promise<void> {
    if (this.#snapshot.find(name)) return
    await this.#found
    const own = [...this.#pending].filter(
      ([plugin]) => name.startsWith(`${plugin}__`) || name.startsWith(`${plugin}.`),
    )
    await Promise.all((own.length > 0 ? own : [...this.#pending]).map(([, described]) => described))
  }
}

/** Waits for a promise, but not longer than this. */
async function atMost(promise: Promise<void>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const timeout = new Promise<void>((done) => {
    timer = setTimeout(done, ms)
  })
  await Promise.race([promise, timeout]).finally(() => {
    clearTimeout(timer)
  })
}
