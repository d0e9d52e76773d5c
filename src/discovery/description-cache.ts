import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fingerprint, type Fingerprint } from '../process/fingerprint.js'
import { writeWhole } from '../process/write-whole.js'
import { filesBehind } from './files-behind.js'
import type { Description, Plugin } from './tool.js'

/** A failure may pass, a lock or a missing module: it is believed for so long only. */
const failureKeptMs = 10 * 60 * 1000

interface Entry {
  readonly version: string
  readonly launch: string
  readonly files: Fingerprint
  readonly writtenAt: number
  readonly description: Description
}

/** Descriptions on disk, one file a plugin, so that a program is asked once and not at every start. */
export class DescriptionCache {
  constructor(
    private readonly dir: string,
    /** Of smcp: another one may read a program differently. */
    private readonly version: string,
  ) {}

  /**
   * The description of a plugin that is what it was when it was described; undefined where it has to be asked.
   * `now` are marks of its files that are known already.
   */
  async read(plugin: Plugin, now: Fingerprint = {}): Promise<Description | undefined> {
    try {
      const entry = JSON.parse(await readFile(this.#file(plugin), 'utf8')) as Entry
      if (entry.version !== this.version || entry.launch !== launchKey(plugin)) return undefined
      if (isFailure(entry.description) && Date.now() - entry.writtenAt > failureKeptMs) return undefined
      const others = Object.keys(entry.files).filter((file) => !(file in now))
      const marks = { ...now, ...(await fingerprint(others)) }
      const isUnchanged = Object.entries(entry.files).every(([file, mark]) => marks[file] === mark)
      return isUnchanged ? entry.description : undefined
    } catch {
      // No entry, or one that was cut off: the program is asked.
      return undefined
    }
  }

  /** Keeps a description; `before` are the marks of the plugin's files from before it was asked. A full disk is no error. */
  async write(plugin: Plugin, description: Description, before: Fingerprint): Promise<void> {
    const files = await fingerprint(filesBehind(plugin, description.files))
    // Edited while it was asked: nobody can say which of both it is.
    if (Object.keys(files).some((name) => name in before && before[name] !== files[name])) return
    const entry: Entry = {
      version: this.version,
      launch: launchKey(plugin),
      files,
      writtenAt: Date.now(),
      description,
    }
    await writeWhole(this.#file(plugin), JSON.stringify(entry))
  }

  #file(plugin: Plugin): string {
    const key = createHash('sha256').update(plugin.dir).digest('hex').slice(0, 32)
    return join(this.dir, 'descriptions', `${key}.json`)
  }
}

function launchKey({ name, launch }: Plugin): string {
  return JSON.stringify([name, launch.local])
}

function isFailure({ commands, problems }: Description): boolean {
  return commands.length === 0 && problems.some(({ severity }) => severity === 'error')
}
