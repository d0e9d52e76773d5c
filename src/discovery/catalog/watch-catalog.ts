import { watch, type FSWatcher } from 'chokidar'
import { stat } from 'node:fs/promises'
import { messageOf } from '../../errors.js'
import type { Logger } from '../../logging.js'
import type { Catalog } from './catalog.js'
import { OneAtATime } from './one-at-a-time.js'

/** An editor writes a file in several steps; it is done when there is no event for this long. */
const quietMs = 150
/** The longest wait for that, because some writers never stop. */
const waitMaxMs = 700
const pollMs = 400
/** How often to look for a directory that is away: its return causes no event. */
const awayMs = 1000

export interface Watch {
  readonly close: () => Promise<void>
}

/**
 * Refreshes the catalog when a plugin is added, removed or changed. Watches the folders of plugins and the files that
 * descriptions depend on, never data or logs next to them. `poll` is for network folders, where the system has no events.
 */
export function watchCatalog(catalog: Catalog, how: 'auto' | 'poll', logger: Logger): Watch {
  const watcher = new CatalogWatcher(catalog, how, logger)
  return { close: () => watcher.close() }
}

class CatalogWatcher {
  readonly #watcher: FSWatcher
  readonly #updates = new OneAtATime(() => this.#update())
  #timer: NodeJS.Timeout | undefined
  #awayTimer: NodeJS.Timeout | undefined
  #firstEventAt = 0
  #isClosed = false
  #watched: ReadonlyMap<string, string> = new Map()

  constructor(
    private readonly catalog: Catalog,
    how: 'auto' | 'poll',
    private readonly logger: Logger,
  ) {
    this.#watcher = watch([], {
      depth: 0,
      ignoreInitial: true,
      ignorePermissionErrors: true,
      usePolling: how === 'poll',
      interval: pollMs,
      ignored: (path) => !this.#watched.has(path),
    })
    // Raw events include files that are not watched: replacing a link in one step is an event of its folder only.
    this.#watcher.on('raw', this.#onEvent)
    this.#watcher.on('ready', this.#onEvent)
    this.#watcher.on('error', (error) => {
      logger.warn(`plugins can't be watched: ${messageOf(error)}; SMCP_WATCH=poll may help`)
    })
    catalog.on('watched', this.#onWatched)
    this.#onWatched()
  }

  async close(): Promise<void> {
    this.#isClosed = true
    this.catalog.off('watched', this.#onWatched)
    clearTimeout(this.#timer)
    clearTimeout(this.#awayTimer)
    await this.#watcher.close()
  }

  readonly #onEvent = (): void => {
    if (this.#isClosed) return
    const now = performance.now()
    if (this.#timer === undefined) this.#firstEventAt = now
    clearTimeout(this.#timer)
    const leftMs = this.#firstEventAt + waitMaxMs - now
    this.#timer = setTimeout(this.#refresh, Math.max(0, Math.min(quietMs, leftMs)))
  }

  readonly #refresh = (): void => {
    this.#timer = undefined
    this.catalog.refresh().catch((error: unknown) => {
      this.logger.error({ err: error }, 'the plugins could not be reloaded')
    })
  }

  readonly #onWatched = (): void => {
    void this.#updates.run('')
    clearTimeout(this.#awayTimer)
    if (this.catalog.isAway && !this.#isClosed) this.#awayTimer = setTimeout(this.#refresh, awayMs)
  }

  /** Watches the files that the new descriptions depend on, and stops watching those of the old ones. */
  async #update(): Promise<void> {
    const now = new Map(
      await Promise.all(this.catalog.watched().map(async (path) => [path, await inodeOf(path)] as const)),
    )
    // Adding a path to a closed watcher would open it again.
    if (this.#isClosed) return
    // A file that was replaced in one step is still watched under its old inode.
    const isKept = ([path, inode]: [string, string]): boolean => this.#watched.get(path) === inode
    const gone = [...this.#watched].filter(([path, inode]) => now.get(path) !== inode)
    const added = [...now].filter((entry) => !isKept(entry))
    this.#watched = now
    this.#watcher.unwatch(gone.map(([path]) => path))
    this.#watcher.add(added.map(([path]) => path))
    // A change between the description and the watch caused no event.
    if (added.length > 0) this.#onEvent()
  }
}

async function inodeOf(path: string): Promise<string> {
  const info = await stat(path).catch(() => undefined)
  return info ? `${info.dev} ${info.ino}` : 'missing'
}
