import { EventEmitter } from 'node:events'
import { atMost } from '../../at-most.js'
import { notStarted } from '../../errors.js'
import { ChangeNotice } from './change-notice.js'
import { LoadedPlugins, type LoadedPluginsEvents, type LoadedPluginsOptions } from './loaded-plugins.js'
import { isPlugin } from './plugin-change.js'
import { pluginStatus, type PluginStatus } from './plugin-status.js'
import { hasSamePrompts, hasSameResources } from './served-offers.js'
import type { ToolFilter } from './served-by.js'
import { Snapshot } from './snapshot.js'
import type { Plugin, Problem, Tool } from '../tool.js'
import type { Offering, ServedOffers } from '../offering.js'
import type { Toolset } from '../toolset.js'
import { isToolOf, whyBroken, whyNotYet } from './why-broken.js'

export interface CatalogOptions extends LoadedPluginsOptions {
  readonly filter?: ToolFilter
  /** How long after `load` the list waits for plugins that are still being described; forever by default. */
  readonly listWaitMs?: number | undefined
}

interface CatalogEvents extends Omit<LoadedPluginsEvents, 'changed'> {
  /** A plugin was described, whether that changes anything or not, or is gone. */
  described: [plugin: string]
  /** The list of tools differs from what clients have seen. */
  toolsChanged: []
  /** The same of the lists of resources and of their templates. */
  resourcesChanged: []
  promptsChanged: []
}

/**
 * The tools of all plugins and what else they offer, now and after every change. Running calls keep the tool that they
 * started with.
 */
export class Catalog extends EventEmitter<CatalogEvents> implements Toolset, Offering {
  readonly #plugins: LoadedPlugins
  readonly #notice = new ChangeNotice(
    () => this.#snapshot,
    (now, told) => now.isSameFor(told),
    () => this.emit('toolsChanged'),
  )
  readonly #offerNotices = [
    new ChangeNotice(
      () => this.#snapshot.offers,
      hasSameResources,
      () => this.emit('resourcesChanged'),
    ),
    new ChangeNotice(
      () => this.#snapshot.offers,
      hasSamePrompts,
      () => this.emit('promptsChanged'),
    ),
  ]
  /** Made when it is needed, which may be only after 500 plugins were loaded. Undefined: something has changed since. */
  #madeSnapshot: Snapshot | undefined
  #loading: Promise<void> | undefined
  #listWaitsUntil = Infinity

  constructor(private readonly options: CatalogOptions) {
    super()
    this.#plugins = new LoadedPlugins(options)
    this.#plugins.on('changed', (plugin) => {
      this.#madeSnapshot = undefined
      for (const notice of [this.#notice, ...this.#offerNotices]) notice.changed()
      this.emit('described', plugin)
    })
    this.#plugins.on('plugin', (change) => this.emit('plugin', change))
    this.#plugins.on('directories', (come, gone) => this.emit('directories', come, gone))
    this.#plugins.on('watched', () => this.emit('watched'))
  }

  /** Finds and describes all plugins; resolves when the last one is done. A second call returns the same promise. */
  load(): Promise<void> {
    this.#listWaitsUntil = performance.now() + (this.options.listWaitMs ?? Infinity)
    this.#loading ??= this.#plugins.look({ isFirst: true })
    return this.#loading
  }

  /**
   * Looks again: describes new and changed plugins, or all plugins with `all`, and forgets those that are gone. A plugin's
   * old tools are served until its description is done; none waits for another. Resolves when the last one is done.
   */
  refresh(all = false): Promise<void> {
    return this.#plugins.look({ all })
  }

  /** Describes one plugin again, which may say something else now; resolves when that is done. */
  describeAgain(plugin: string): Promise<void> {
    return this.#plugins.describeAgain(plugin)
  }

  /** Ends all programs that are asked, and describes no more; resolves when nothing of them is left. */
  close(): Promise<void> {
    return this.#plugins.close()
  }

  /** Waits until every plugin is described, at most `waitMs` from now. */
  async described(waitMs: number): Promise<void> {
    if (this.#loading && waitMs > 0) await atMost(this.#loading, waitMs)
  }

  /** The tools as they are now, without waiting for anything. */
  get tools(): readonly Tool[] {
    return this.#snapshot.list
  }

  /** A tool as it is now, without waiting for anything; undefined if there is none of this name. */
  findTool(name: string): Tool | undefined {
    return this.#snapshot.find(name)
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

  /** What is offered now, without waiting for anything. */
  get offersNow(): ServedOffers {
    return this.#snapshot.offers
  }

  async offers(): Promise<ServedOffers> {
    await this.known(Infinity)
    for (const notice of this.#offerNotices) notice.listed()
    return this.#snapshot.offers
  }

  async findOffer<T>(look: (offers: ServedOffers) => T | undefined): Promise<T | undefined> {
    const found = (): T | undefined => look(this.#snapshot.offers)
    if (found() !== undefined) return found()
    await this.#plugins.looking
    await this.#untilDescribed([...this.#plugins.pending.values()], () => found() !== undefined)
    return found()
  }

  async resolve(name: string): Promise<Tool> {
    await this.#waitFor(name)
    const tool = this.#snapshot.find(name)
    if (tool) return tool
    if (this.#plugins.isClosed) throw notStarted(name)
    const { loaded } = this.#plugins
    throw whyBroken(name, loaded) ?? whyNotYet(name, loaded) ?? this.#snapshot.notFound(name)
  }

  /** Every plugin by name, including broken ones and those that are still being described. */
  plugins(): PluginStatus[] {
    const { loaded, pending } = this.#plugins
    return pluginStatus(loaded.filter(isPlugin), pending.keys(), this.#snapshot)
  }

  /** A plugin as it is now; undefined if there is none of this name that can be started. */
  findPlugin(name: string): Plugin | undefined {
    return this.#plugins.loaded.find(({ plugin }) => plugin?.name === name)?.plugin
  }

  /** Whether a directory of plugins can't be read; it may be back at any moment without an event. */
  get isAway(): boolean {
    return this.folderProblems().some(({ plugin }) => plugin === undefined)
  }

  /** Directories of plugins that can't be read, and folders that are not used. */
  folderProblems(): readonly Problem[] {
    return this.#plugins.folderProblems
  }

  /** Tools, prompts and resources whose names or URIs another plugin already has. */
  nameClashes(): Problem[] {
    return [...this.#snapshot.problems.values()].flat()
  }

  /** All problems, of folders and of plugins. */
  problems(): Problem[] {
    return [...this.folderProblems(), ...this.plugins().flatMap(({ problems }) => problems)]
  }

  /** The files and folders whose change can change the list of tools. */
  watched(): string[] {
    return this.#plugins.watched
  }

  get #snapshot(): Snapshot {
    const filter = this.options.filter ?? { include: [], exclude: [] }
    this.#madeSnapshot ??= new Snapshot(this.#plugins.loaded, filter)
    return this.#madeSnapshot
  }

  /**
   * Waits for the plugin that a tool of this name must belong to, if it is still being described, and has it asked first;
   * if no name of a plugin fits, until one of those that are being described has the tool, for it may have no prefix.
   */
  async #waitFor(name: string): Promise<void> {
    if (this.#snapshot.find(name)) return
    await this.#plugins.looking
    const pending = [...this.#plugins.pending]
    const own = pending.filter(([plugin]) => isToolOf(plugin, name))
    for (const [plugin] of own) this.#plugins.hurry(plugin)
    const waited = (own.length > 0 ? own : pending).map(([, described]) => described)
    await this.#untilDescribed(waited, () => this.#snapshot.find(name) !== undefined)
  }

  /** Waits until one of these descriptions has brought what is looked for, or all are done. */
  async #untilDescribed(waited: readonly Promise<void>[], isFound: () => boolean): Promise<void> {
    const all = Promise.all(waited)
    const found = waited.map(async (described) => {
      await described
      if (!isFound()) await all
    })
    await Promise.race([all, ...found])
  }
}
