import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { digestOf } from '../../process/sealed-entry.js'
import { writeWhole } from '../../process/write-whole.js'
import type { Plugin } from '../tool.js'

/**
 * What programs did when they were asked, on disk, one file per plugin. It is kept when a program is edited: one that did
 * work once may do so again, and is asked only where that does no harm.
 */
export class WorkedBefore {
  constructor(private readonly dir: string) {}

  /** What the plugin did, in words for a person; undefined: nothing is known. */
  async read(plugin: Plugin): Promise<string | undefined> {
    try {
      return await readFile(this.#file(plugin), 'utf8')
    } catch {
      return undefined
    }
  }

  /** Remembers an act, or forgets it. Ignores a full disk. */
  async write(plugin: Plugin, act: string | undefined): Promise<void> {
    if (act === undefined) await rm(this.#file(plugin), { force: true }).catch(() => undefined)
    else await writeWhole(this.#file(plugin), act)
  }

  #file(plugin: Plugin): string {
    const key = digestOf(plugin.dir).slice(0, 32)
    return join(this.dir, 'worked', `${key}.txt`)
  }
}
