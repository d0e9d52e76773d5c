import { mkdir, realpath } from 'node:fs/promises'
import { dirname } from 'node:path'
import { isInside } from '../hidden-folders.js'
import type { LaunchSandbox } from './launch-sandbox.js'

/** What a plugin may have of what it names. */
export class Rights {
  /** What it may not have. */
  readonly refused: string[] = []

  constructor(
    /** The real path of its folder. */
    private readonly folder: string,
    private readonly sandbox: LaunchSandbox,
  ) {}

  /** The real paths of those that it may read; without those that are not there. */
  async toRead(paths: readonly string[]): Promise<string[]> {
    return await this.#granted(paths, (path) => this.#mayHave(path))
  }

  /** The real paths of those that it may change. One in its folder that is missing is made. */
  async toChange(paths: readonly string[]): Promise<string[]> {
    for (const path of paths)
      if (isInside(path, this.sandbox.folder) && isInside(await nearest(path), this.folder))
        await mkdir(path, { recursive: true }).catch(() => undefined)
    // With its manifest it could change what it may do at its next call.
    const holdsManifest = (path: string): boolean => isInside(this.folder, path)
    const { within } = this.sandbox
    return await this.#granted(
      paths,
      async (path) => (within === undefined || !holdsManifest(path)) && (await this.#mayHave(path)),
    )
  }

  async #granted(paths: readonly string[], may: (path: string) => Promise<boolean>): Promise<string[]> {
    const granted: string[] = []
    for (const path of paths) {
      const [real] = await existing([path])
      const isAllowed = real === undefined ? await this.#mayHave(await nearest(path)) : await may(real)
      if (!isAllowed) this.refused.push(path)
      else if (real !== undefined) granted.push(real)
    }
    return granted
  }

  async #mayHave(path: string): Promise<boolean> {
    const { within } = this.sandbox
    return (
      within === undefined || [this.folder, ...(await existing(within))].some((dir) => isInside(path, dir))
    )
  }
}

/** The real path, or that of the nearest folder above that is there. */
async function nearest(path: string): Promise<string> {
  return await realpath(path).catch(() => (path === dirname(path) ? path : nearest(dirname(path))))
}

/** The real paths of those that are there. */
export async function existing(paths: readonly string[]): Promise<string[]> {
  const found = await Promise.all(paths.map((path) => realpath(path).catch(() => undefined)))
  return [...new Set(found.filter((path) => path !== undefined))]
}
