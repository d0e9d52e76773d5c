import { EventEmitter } from 'node:events'
import { dirname } from 'node:path'
import PQueue from 'p-queue'
import { atMost } from '../../at-most.js'
import { PluginFailedError } from '../../errors.js'
import { isSame } from '../../process/fingerprint.js'
import { ChangeNotice } from './change-notice.js'
import { PluginFolders, type PluginFolder } from '../plugin/find-plugins.js'
import { PluginLoader, type Loaded, type LoadOptions } from './load-plugin.js'
import { OneAtATime } from './one-at-a-time.js'
import { isPlugin, pluginChange, type PluginChange } from './plugin-change.js'
import { pluginStatus, type PluginStatus } from './plugin-status.js'
import { Snapshot, type ToolFilter } from './snapshot.js'
import { problemText } from '../problem.js'
import type { Problem, Tool, Toolset } from '../tool.js'

/** Folders that are opened at once: bounds open files, not processes. */
const foldersAtOnce = 64

export interface CatalogOptions extends LoadOptions {
  readonly dirs: readonly string[]
  readonly filter?: ToolFilter
  /** So long, from `load` on, the list waits for plugins that are still being described; for ever unless given. */
  readonly listWaitMs?: number | undefined
  /** Only this plugin; every other one is as if it were not there. */
  readonly only?: string | undefined
}

interface CatalogEvents {
  /** The list of tools, as clients have seen it, has become another one. */
  toolsChanged: []
  /** A plugin was found, came, went, changed, broke or was mended. */
  plugin: [PluginChange]
  /** Problems with directories of plugins and with folders that are not used have come, or gone. */
  directories: [come: readonly Problem[], gone: readonly Problem[]]
  /** A look at the directories or a description has ended, so that other files may have to be watched. */
  watched: []
}

interface ScanOptions {
  /** Also what has not changed. */
  readonly all?: boolean
  readonly isFirst?: boolean
}

/** The tools of all plugins, now and after every change. Running calls keep the tool that they started with. */
export class Catalog extends EventEmitter<CatalogEvents> implements Toolset {
  readonly #folders: PluginFolders
  readonly #loader: PluginLoader
  readonly #opening = new PQueue({ concurrency: foldersAtOnce })
  readonly #loads = new OneAtATime((name) => this.#opening.add(() => this.#loadIfChanged(name)))
  readonly #notice = new ChangeNotice(
    () => this.#snapshot,
    () => this.emit('toolsChanged'),
  )
  #found: ReadonlyMap<string, PluginFolder> = new Map()
  #folderProblems: readonly Problem[] = []
  readonly #loaded = new Map<string, Loaded>()
  /** Plugins whose first description is not there yet. */
  readonly #pending = new Map<string, Promise<void>>()
  /** Plugins that the first look has found and that are not described yet. */
  readonly #atStart = new Set<string>()
  /** Plugins that are to be described again also where nothing has changed. */
  readonly #stale = new Set<string>()
  /** Made when somebody looks: while 500 plugins are loaded nobody may. Undefined: something has changed since. */
  #madeSnapshot: Snapshot | undefined
  /** The last look at the directories. */
  #scanning: Promise<unknown> = Promise.resolve()
  #loading: Promise<void> | undefined
  #listWaitsUntil = Infinity

  constructor(private readonly options: CatalogOptions) {
    super()
    this.#folders = new PluginFolders(options.dirs)
    this.#loader = new PluginLoader(options)
  }

  /** Finds and describes all plugins; resolves when the last one is done. A second call gets the same promise. */
  load(): Promise<void> {
    this.#listWaitsUntil = performance.now() + (this.options.listWaitMs ?? Infinity)
    this.#loading ??= this.#refresh({ isFirst: true })
    return this.#loading
  }

  /**
   * Looks again: describes what is new or has changed, or everything where `all`, and forgets what is gone. Until a
   * description ends, the old tools are served; none waits for another. Resolves when the last one is done.
   */
  refresh(all = false): Promise<void> {
    return this.#refresh({ all })
  }

  /** Waits until every plugin is described, at most `waitMs` from now. */
  async described(waitMs: number): Promise<void> {
    if (this.#loading && waitMs > 0) await atMost(this.#loading, waitMs)
  }

  /** The tools as they are now, without waiting for anything. */
  get tools(): readonly Tool[] {
    return this.#snapshot.list
  }

  async list(): Promise<readonly Tool[]> {
    await this.described(this.#listWaitsUntil - performance.now())
    this.#notice.listed()
    return this.#snapshot.list
  }

  async resolve(name: string): Promise<Tool> {
    await this.#waitFor(name)
    const tool = this.#snapshot.find(name)
    if (tool) return tool
    throw this.#whyBroken(name) ?? this.#snapshot.notFound(name)
  }

  /** Every plugin, also the broken ones and those still being described, by name. */
  plugins(): PluginStatus[] {
    return pluginStatus([...this.#loaded.values()].filter(isPlugin), this.#pending.keys(), this.#snapshot)
  }

  /** Whether a directory of plugins can't be read now, and may be back at any moment without a sign. */
  get isAway(): boolean {
    return this.#folderProblems.some(({ plugin }) => plugin === undefined)
  }

  /** Directories of plugins that can't be read, and folders that are not used. */
  folderProblems(): readonly Problem[] {
    return this.#folderProblems
  }

  /** Tools whose names another plugin has already. */
  nameClashes(): Problem[] {
    return [...this.#snapshot.problems.values()].flat()
  }

  /** All problems, of folders and of plugins. */
  problems(): Problem[] {
    return [...this.#folderProblems, ...this.plugins().flatMap(({ problems }) => problems)]
  }

  /** The files and folders whose change can make another list. */
  watched(): string[] {
    const loaded = [...this.#loaded.values()]
    return [
      ...this.options.dirs,
      ...[...this.#found.values()].map(({ dir }) => dir),
      ...loaded.flatMap(({ fingerprint }) => Object.keys(fingerprint)),
      // An interpreter is mostly a link, and a link that goes is an event of its folder only.
      ...loaded
        .flatMap(({ plugin }) => Object.keys(plugin?.interpreterFiles ?? {}))
        .map((file) => dirname(file)),
    ]
  }

  async #refresh(how: ScanOptions): Promise<void> {
    // One look after the other: the older one may not overwrite what the newer one has found.
    const scan = this.#scanning.then(() => this.#scan(how))
    this.#scanning = scan.catch(() => undefined)
    await Promise.all(await scan)
  }

  /** Resolves with the descriptions that are under way. */
  async #scan({ all = false, isFirst = false }: ScanOptions): Promise<Promise<void>[]> {
    const { folders, away, problems } = await this.#folders.find()
    const wanted = folders.filter(({ name }) => (this.options.only ?? name) === name)
    this.#found = new Map(wanted.map((folder) => [folder.name, folder]))
    this.#tellOfFolders(problems)
    this.#forgetWhatIsGone()
    this.emit('watched')
    // What is away looks like deleted files: its description stays as it is.
    const there = wanted.filter((folder) => !away.has(folder)).map(({ name }) => name)
    if (all) there.forEach((name) => this.#stale.add(name))
    if (isFirst) there.forEach((name) => this.#atStart.add(name))
    return there.map((name) => this.#reload(name))
  }

  #reload(name: string): Promise<void> {
    const loading = this.#loads.run(name)
    if (!this.#loaded.has(name) && !this.#pending.has(name)) this.#pending.set(name, loading)
    return loading
  }

  async #loadIfChanged(name: string): Promise<void> {
    const folder = this.#found.get(name)
    const known = this.#loaded.get(name)
    const isStale = this.#stale.delete(name)
    if (!folder || (known && !isStale && !(await this.#hasChanged(folder, known)))) return
    const loaded = await this.#loader.load(folder, { isStale, lastManifest: known?.plugin?.manifest })
    this.#pending.delete(name)
    // It may have gone while it was described.
    if (this.#found.has(name)) this.#set(name, loaded)
  }

  async #hasChanged(folder: PluginFolder, known: Loaded): Promise<boolean> {
    if (known.folder.dir !== folder.dir) return true
    return !isSame(await this.#loader.fingerprint(folder, Object.keys(known.fingerprint)), known.fingerprint)
  }

  #forgetWhatIsGone(): void {
    for (const name of [...this.#loaded.keys(), ...this.#pending.keys()]) {
      if (this.#found.has(name)) continue
      this.#pending.delete(name)
      this.#set(name, undefined)
    }
  }

  #set(name: string, loaded: Loaded | undefined): void {
    const before = this.#loaded.get(name)
    if (loaded) this.#loaded.set(name, loaded)
    else this.#loaded.delete(name)
    this.#madeSnapshot = undefined
    this.#notice.changed()
    const change = pluginChange(name, before, loaded)
    const isAtStart = this.#atStart.delete(name)
    if (change) this.emit('plugin', isAtStart ? { ...change, kind: 'found' } : change)
    this.emit('watched')
  }

  #tellOfFolders(problems: readonly Problem[]): void {
    const before = this.#folderProblems
    this.#folderProblems = problems
    const [come, gone] = [missingIn(before, problems), missingIn(problems, before)]
    if (come.length + gone.length > 0) this.emit('directories', come, gone)
  }

  get #snapshot(): Snapshot {
    const filter = this.options.filter ?? { include: [], exclude: [] }
    this.#madeSnapshot ??= new Snapshot([...this.#loaded.values()], filter)
    return this.#madeSnapshot
  }

  /** Of a plugin that is broken, or whose command is; undefined where nothing shows that there should be such a tool. */
  #whyBroken(name: string): PluginFailedError | undefined {
    for (const { folder, tools, problems } of this.#loaded.values()) {
      if (!isOf(folder.name, name)) continue
      const command = name.slice(folder.name.length).replace(/^(__|\.)/, '')
      const why = problems.filter(({ field }) => tools.length === 0 || field === command).map(problemText)
      if (why.length > 0)
        return new PluginFailedError(
          `${name} can't be called: the plugin ${folder.name} is broken: ${why.join('; ')}`,
        )
    }
    return undefined
  }

  /** A call may name a tool of a plugin that is still being described, also one without prefix. */
  async #waitFor(name: string): Promise<void> {
    if (this.#snapshot.find(name)) return
    await this.#scanning
    const own = [...this.#pending].filter(([plugin]) => isOf(plugin, name))
    await Promise.all((own.length > 0 ? own : [...this.#pending]).map(([, described]) => described))
  }
}

/** Whether a tool of this name can only be that plugin's. */
function isOf(plugin: string, tool: string): boolean {
  return tool.startsWith(`${plugin}__`) || tool.startsWith(`${plugin}.`)
}

/** Those of `some` that `others` lack. */
function missingIn(others: readonly Problem[], some: readonly Problem[]): Problem[] {
  return some.filter(
    ({ file, message }) => !others.some((one) => one.file === file && one.message === message),
  )
}
