import { EventEmitter } from 'node:events'
import { atMost } from '../../at-most.js'
import { ChangeNotice } from './change-notice.js'
import { LoadedPlugins, type LoadedPluginsEvents, type LoadedPluginsOptions } from './loaded-plugins.js'
import { isPlugin } from './plugin-change.js'
import { pluginStatus, type PluginStatus } from './plugin-status.js'
import { Snapshot, type ToolFilter } from './snapshot.js'
import type { Problem, Tool } from '../tool.js'
import type { Toolset } from '../toolset.js'
import { isToolOf, whyBroken } from './why-broken.js'

export interface CatalogOptions extends LoadedPluginsOptions {
  readonly filter?: ToolFilter
  /** So long, from `load` on, the list waits for plugins that are still being described; for ever unless given. */
  readonly listWaitMs?: number | undefined
}

interface CatalogEvents extends Omit<LoadedPluginsEvents, 'changed'> {
  /** The list of tools, as clients have seen it, has become another one. */
  toolsChanged: []
}

/** The tools of all plugins, now and after every change. Running calls keep the tool that they started with. */
export class Catalog extends EventEmitter<CatalogEvents> implements Toolset {
  readonly #plugins: LoadedPlugins
  readonly #notice = new ChangeNotice(
    () => this.#snapshot,
    () => this.emit('toolsChanged'),
  )
  /** Made when somebody looks: while 500 plugins are loaded nobody may. Undefined: something has changed since. */
  #madeSnapshot: Snapshot | undefined
  #loading: Promise<void> | undefined
  #listWaitsUntil = Infinity

  constructor(private readonly options: CatalogOptions) {
    super()
    this.#plugins = new LoadedPlugins(options)
    this.#plugins.on('changed', () => {
      this.#madeSnapshot = undefined
      this.#notice.changed()
    })
    this.#plugins.on('plugin', (change) => this.emit('plugin', change))
    this.#plugins.on('directories', (come, gone) => this.emit('directories', come, gone))
    this.#plugins.on('watched', () => this.emit('watched'))
  }

  /** Finds and describes all plugins; resolves when the last one is done. A second call gets the same promise. */
  load(): Promise<void> {
    this.#listWaitsUntil = performance.now() + (this.options.listWaitMs ?? Infinity)
    this.#loading ??= this.#plugins.look({ isFirst: true })
    return this.#loading
  }

  /**
   * Looks again: describes what is new or has changed, or everything where `all`, and forgets what is gone. Until a
   * description ends, the old tools are served; none waits for another. Resolves when the last one is done.
   */
  refresh(all = false): Promise<void> {
    return this.#plugins.look({ all })
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
    const tools = await this.known(Infinity)
    this.#notice.listed()
    return tools
  }

  async known(waitMs: number): Promise<readonly Tool[]> {
    await this.described(Math.min(waitMs, this.#listWaitsUntil - performance.now()))
    return this.#snapshot.list
  }

  async resolve(name: string): Promise<Tool> {
    await this.#waitFor(name)
    const tool = this.#snapshot.find(name)
    if (tool) return tool
    throw whyBroken(name, this.#plugins.loaded) ?? this.#snapshot.notFound(name)
  }

  /** Every plugin, also the broken ones and those still being described, by name. */
  plugins(): PluginStatus[] {
    const { loaded, pending } = this.#plugins
    return pluginStatus(loaded.filter(isPlugin), pending.keys(), this.#snapshot)
  }

  /** Whether a directory of plugins can't be read now, and may be back at any moment without a sign. */
  get isAway(): boolean {
    return this.folderProblems().some(({ plugin }) => plugin === undefined)
  }

  /** Directories of plugins that can't be read, and folders that are not used. */
  folderProblems(): readonly Problem[] {
    return this.#plugins.folderProblems
  }

  /** Tools whose names another plugin has already. */
  nameClashes(): Problem[] {
    return [...this.#snapshot.problems.values()].flat()
  }

  /** All problems, of folders and of plugins. */
  problems(): Problem[] {
    return [...this.folderProblems(), ...this.plugins().flatMap(({ problems }) => problems)]
  }

  /** The files and folders whose change can make another list. */
  watched(): string[] {
    return this.#plugins.watched
  }

  get #snapshot(): Snapshot {
    const filter = this.options.filter ?? { include: [], exclude: [] }
    this.#madeSnapshot ??= new Snapshot(this.#plugins.loaded, filter)
    return this.#madeSnapshot
  }

  /** A call may name a tool of a plugin that is still being described, also one without prefix. */
  async #waitFor(name: string): Promise<void> {
    if (this.#snapshot.find(name)) return
    await this.#plugins.looking
    const pending = [...this.#plugins.pending]
    const own = pending.filter(([plugin]) => isToolOf(plugin, name))
    await Promise.all((own.length > 0 ? own : pending).map(([, described]) => described))
  }
}
