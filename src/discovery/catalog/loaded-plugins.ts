import { EventEmitter } from 'node:events'
import { dirname } from 'node:path'
import { isSame } from '../../process/fingerprint.js'
import type { Cancellation } from '../../process/job.js'
import type { PluginFolder } from '../plugin/find-plugins.js'
import type { Problem } from '../tool.js'
import { CurrentFolders } from './current-folders.js'
import { PluginLoader, type Loaded, type LoadOptions } from './load-plugin.js'
import { OneAtATime } from './one-at-a-time.js'
import { withEarlierTools } from './with-earlier-tools.js'
import { pluginChange, type PluginChange } from './plugin-change.js'

export interface LoadedPluginsOptions extends LoadOptions {
  readonly dirs: readonly string[]
  /** Only this plugin; the others are ignored. */
  readonly only?: string | undefined
}

export interface LoadedPluginsEvents {
  /** What is known about one plugin has changed, or it was described again. */
  changed: [plugin: string]
  /** A plugin was found, added, removed, changed, broken or repaired. */
  plugin: [PluginChange]
  /** Problems with directories of plugins or with unused folders are new, or gone. */
  directories: [come: readonly Problem[], gone: readonly Problem[]]
  /** A look at the directories or a description has ended, so other files may need to be watched. */
  watched: []
}

export interface LookOptions {
  /** Describe plugins even if they have not changed. */
  readonly all?: boolean
  readonly isFirst?: boolean
}

/** What is known about every plugin. Looks at the directories, and loads plugins that are new or have changed. */
export class LoadedPlugins extends EventEmitter<LoadedPluginsEvents> {
  readonly #folders: CurrentFolders
  readonly #loader: PluginLoader
  readonly #loads = new OneAtATime((name) => this.#ending(this.#loadIfChanged(name)))
  readonly #loaded = new Map<string, Loaded>()
  /** Plugins whose first description is not done yet. */
  readonly #pending = new Map<string, Promise<void>>()
  /** Plugins that the first look found and that are not described yet. */
  readonly #atStart = new Set<string>()
  /** Plugins that are being described, or read on in the background; the signal ends that. */
  readonly #readings = new Map<string, AbortController>()
  /** What has not ended yet of these. */
  readonly #inProgress = new Set<Promise<unknown>>()
  #isClosed = false
  /** Plugins that must be described again even if nothing has changed. */
  readonly #stale = new Set<string>()
  #looking: Promise<unknown> = Promise.resolve()

  constructor(options: LoadedPluginsOptions) {
    super()
    this.#folders = new CurrentFolders(options.dirs, options.only)
    this.#loader = new PluginLoader(options)
  }

  /** Looks at the directories; resolves when every new or changed plugin is described. */
  async look(how: LookOptions): Promise<void> {
    // One look after the other: an older look must not overwrite what a newer one has found.
    const look = this.#looking.then(() => this.#look(how))
    this.#looking = look.catch(() => undefined)
    await Promise.all(await look)
  }

  /** Describes this plugin again even if nothing of it has changed; resolves when that is done. */
  async describeAgain(name: string): Promise<void> {
    if (this.#isClosed || !this.#loaded.has(name)) return
    this.#stale.add(name)
    await this.#reload(name)
  }

  /** Ends all programs that are asked, and looks no more; resolves when none is left. */
  async close(): Promise<void> {
    this.#isClosed = true
    for (const name of [...this.#readings.keys()]) this.#stopReading(name)
    while (this.#inProgress.size > 0) await Promise.allSettled(this.#inProgress)
  }

  get isClosed(): boolean {
    return this.#isClosed
  }

  /** Settles when the last look at the directories is done, without waiting for the descriptions that follow. */
  get looking(): Promise<unknown> {
    return this.#looking
  }

  get loaded(): readonly Loaded[] {
    return [...this.#loaded.values()]
  }

  /** First descriptions in progress, by plugin. */
  get pending(): ReadonlyMap<string, Promise<void>> {
    return this.#pending
  }

  /** Asks this plugin before all others, if it is being described. */
  hurry(plugin: string): void {
    this.#loader.hurry(plugin)
  }

  /** Directories of plugins that can't be read, and folders that are not used. */
  get folderProblems(): readonly Problem[] {
    return this.#folders.problems
  }

  /** The files and folders whose change can change the list of tools. */
  get watched(): string[] {
    return [
      ...this.#folders.paths,
      ...this.loaded.flatMap(({ fingerprint }) => Object.keys(fingerprint)),
      // A program is often a link. When a link is removed, or a missing file appears, only its folder has an event.
      ...this.loaded
        .flatMap(({ plugin, fingerprint }) =>
          Object.keys(plugin ? (plugin.interpreterFiles ?? {}) : fingerprint),
        )
        .map((file) => dirname(file)),
    ]
  }

  /** Resolves with the descriptions in progress. */
  async #look({ all = false, isFirst = false }: LookOptions): Promise<Promise<void>[]> {
    const { there, come, gone } = await this.#folders.look()
    if (come.length + gone.length > 0) this.emit('directories', come, gone)
    this.#forgetWhatIsGone()
    this.emit('watched')
    if (all) there.forEach((name) => this.#stale.add(name))
    if (isFirst) there.forEach((name) => this.#atStart.add(name))
    return there.map((name) => this.#reload(name))
  }

  #forgetWhatIsGone(): void {
    for (const name of [...this.#loaded.keys(), ...this.#pending.keys()]) {
      if (this.#folders.get(name)) continue
      this.#stopReading(name)
      this.#pending.delete(name)
      this.#set(name, undefined)
    }
  }

  #reload(name: string): Promise<void> {
    const loading = this.#loads.run(name)
    if (!this.#loaded.has(name) && !this.#pending.has(name)) this.#pending.set(name, loading)
    return loading
  }

  async #loadIfChanged(name: string): Promise<void> {
    const folder = this.#folders.get(name)
    const known = this.#loaded.get(name)
    const isStale = this.#stale.delete(name)
    if (!folder || (known && !isStale && !(await this.#hasChanged(folder, known)))) return
    if (this.#isClosed) return
    const signal = this.#startReading(name)
    const loaded = await this.#loader.load(folder, { isStale, lastManifest: known?.plugin?.manifest, signal })
    // It may have been removed while it was described.
    if (signal.aborted) return
    this.#pending.delete(name)
    const { whole } = loaded
    // What is known in whole of the same program is better than what lacks something.
    const isWorse = whole && known && !known.whole && isSame(known.fingerprint, loaded.fingerprint)
    if (!isWorse) this.#set(name, loaded)
    // A fault of a listener must not end the server.
    if (whole) void this.#ending(this.#readOn(name, whole, signal)).catch(() => undefined)
  }

  /** Replaces a description that lacks the helps of some commands as soon as they are there. */
  async #readOn(name: string, whole: Promise<Loaded | undefined>, signal: AbortSignal): Promise<void> {
    const loaded = await whole
    if (loaded && !signal.aborted) this.#set(name, withEarlierTools(loaded, this.#loaded.get(name)))
  }

  #startReading(name: string): AbortSignal {
    this.#stopReading(name)
    const reading = new AbortController()
    this.#readings.set(name, reading)
    return reading.signal
  }

  #stopReading(name: string): void {
    this.#readings.get(name)?.abort('stopped' satisfies Cancellation)
    this.#readings.delete(name)
  }

  /** Notes that something is in progress, until it has ended. */
  #ending<T>(work: Promise<T>): Promise<T> {
    const ended = work.finally(() => this.#inProgress.delete(ended))
    this.#inProgress.add(ended)
    return ended
  }

  async #hasChanged(folder: PluginFolder, known: Loaded): Promise<boolean> {
    if (known.folder.dir !== folder.dir) return true
    return !isSame(await this.#loader.fingerprint(folder, Object.keys(known.fingerprint)), known.fingerprint)
  }

  #set(name: string, loaded: Loaded | undefined): void {
    const before = this.#loaded.get(name)
    if (loaded) this.#loaded.set(name, loaded)
    else this.#loaded.delete(name)
    this.emit('changed', name)
    const change = pluginChange(name, before, loaded)
    const isAtStart = this.#atStart.delete(name)
    if (change) this.emit('plugin', isAtStart ? { ...change, kind: 'found' } : change)
    this.emit('watched')
  }
}
