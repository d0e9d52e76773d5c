import { watch, type FSWatcher } from 'chokidar'
import { dirname, join } from 'node:path'
import type { Catalog } from './catalog.js'
import type { Watch } from './watch-catalog.js'

/** A file is written in several steps; it is done when its size stays for this long. */
const quietMs = 150
/** How long descriptions gather before the watch follows them. */
const gatherMs = 200

/** Tells the URI of each resource whose file has changed, come or gone. `poll` is for network folders. */
export function watchResources(
  catalog: Catalog,
  how: 'auto' | 'poll',
  onChange: (uri: string) => void,
): Watch {
  const watcher = new ResourceWatcher(catalog, how, onChange)
  return { close: () => watcher.close() }
}

class ResourceWatcher {
  readonly #watcher: FSWatcher
  /** The URIs of the files that are watched. */
  #uris: ReadonlyMap<string, readonly string[]> = new Map()
  /** The folders of these: a file that is replaced in one step is an event of its folder only. */
  #folders: ReadonlySet<string> = new Set()
  #isClosed = false
  #timer: NodeJS.Timeout | undefined

  constructor(
    private readonly catalog: Catalog,
    how: 'auto' | 'poll',
    onChange: (uri: string) => void,
  ) {
    this.#watcher = watch([], {
      depth: 0,
      ignoreInitial: true,
      ignorePermissionErrors: true,
      usePolling: how === 'poll',
      awaitWriteFinish: { stabilityThreshold: quietMs, pollInterval: 50 },
      ignored: (path) => !this.#folders.has(path) && !this.#uris.has(path),
    })
    this.#watcher.on('all', (_event, path) => {
      for (const uri of this.#uris.get(path) ?? []) onChange(uri)
    })
    // What can't be watched is still read.
    this.#watcher.on('error', () => undefined)
    catalog.on('watched', this.#onWatched)
    this.#onWatched()
  }

  async close(): Promise<void> {
    this.#isClosed = true
    this.catalog.off('watched', this.#onWatched)
    clearTimeout(this.#timer)
    await this.#watcher.close()
  }

  /** Once for many plugins that are described one after the other. */
  readonly #onWatched = (): void => {
    this.#timer ??= setTimeout(this.#update, gatherMs).unref()
  }

  readonly #update = (): void => {
    this.#timer = undefined
    // Adding a path to a closed watcher would open it again.
    if (this.#isClosed) return
    const files = this.catalog.offersNow.resources.flatMap(({ shown, from, plugin }) =>
      'file' in from ? [[join(plugin.dir, from.file), shown.uri] as const] : [],
    )
    const folders = new Set(files.map(([file]) => dirname(file)))
    const [gone, come] = [without(this.#folders, folders), without(folders, this.#folders)]
    const uris = new Map<string, string[]>()
    for (const [file, uri] of files) uris.set(file, [...(uris.get(file) ?? []), uri])
    this.#uris = uris
    this.#folders = folders
    if (gone.length > 0) this.#watcher.unwatch(gone)
    if (come.length > 0) this.#watcher.add(come)
  }
}

function without(paths: ReadonlySet<string>, others: ReadonlySet<string>): string[] {
  return [...paths].filter((path) => !others.has(path))
}
