import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { removeFolder, removeFolderNow } from './remove-folder.js'

/** Folders that are needed for a while. Those left are removed when this process exits, whatever the cause. */
export class TemporaryFolders {
  readonly #dirs = new Set<string>()

  /** Makes a folder whose name begins with these letters; at once, or an exit in between would leave it. */
  make(prefix: string): string {
    const dir = mkdtempSync(join(tmpdir(), prefix))
    if (this.#dirs.size === 0) process.once('exit', this.#removeAll)
    this.#dirs.add(dir)
    return dir
  }

  /** Never throws. */
  async remove(dir: string): Promise<void> {
    await removeFolder(dir)
    this.#dirs.delete(dir)
    if (this.#dirs.size === 0) process.off('exit', this.#removeAll)
  }

  readonly #removeAll = (): void => {
    for (const dir of this.#dirs) removeFolderNow(dir)
  }
}
