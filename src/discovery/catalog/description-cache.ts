import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fingerprint, type Fingerprint } from '../../process/fingerprint.js'
import { digestOf, openEntry, sealEntry } from '../../process/sealed-entry.js'
import { writeWhole } from '../../process/write-whole.js'
import type { KeptAnswer } from '../describe/answers.js'
import { filesBehind } from './files-behind.js'
import type { Description, Plugin } from '../tool.js'

/**
 * The format of an entry (docs/description-format.md): raised with every change, so that no build reads another's
 * entries.
 */
const descriptionFormat = 25
const kind = 'description'
/** How long a failure is believed: its cause, such as a lock or a missing module, may go away. */
const failureKeptMs = 10 * 60 * 1000

/** What is kept of a plugin. */
export interface KeptDescription {
  readonly description: Description
  /** What the program has answered, if the description lacks the helps of some commands; undefined: it lacks nothing. */
  readonly answers?: readonly KeptAnswer[] | undefined
}

interface DescriptionEntry extends KeptDescription {
  readonly format: typeof descriptionFormat
  /** The version of smcp that wrote the entry. */
  readonly version: string
  /** The plugin's name. */
  readonly plugin: string
  /** A digest of how the program is started, and of the manifest that was in force. */
  readonly key: string
  /** What the description depends on, as it was when the program was asked. */
  readonly files: Fingerprint
  /** Milliseconds since 1970. */
  readonly writtenAt: number
}

/** Descriptions on disk, one file per plugin, so that a program is asked once and not at every start. */
export class DescriptionCache {
  constructor(
    private readonly dir: string,
    /** The version of smcp: another one may read a program differently. */
    private readonly version: string,
    private readonly now: () => number = Date.now,
  ) {}

  /**
   * Returns what is kept of a plugin that has not changed since it was described. Undefined if the plugin must be
   * asked, or if the entry is damaged or has another format. `known` are marks of its files that are already known.
   */
  async read(plugin: Plugin, known: Fingerprint = {}): Promise<KeptDescription | undefined> {
    const entry = this.#entryOf(plugin)
    if (entry?.version !== this.version || entry.key !== keyOf(plugin)) return undefined
    if (isFailure(entry.description) && this.now() - entry.writtenAt > failureKeptMs) return undefined
    const others = Object.keys(entry.files).filter((file) => !(file in known))
    const marks = { ...known, ...(await fingerprint(others)) }
    const isUnchanged = Object.entries(entry.files).every(([file, mark]) => marks[file] === mark)
    if (!isUnchanged) return undefined
    const { description, answers } = entry
    return { description, ...(answers && { answers }) }
  }

  /**
   * What was found out last about the plugin in a folder, whether it has changed since or not: for what must be quick, and
   * may be wrong.
   */
  last(plugin: Pick<Plugin, 'dir'>): Description | undefined {
    return this.#entryOf(plugin)?.description
  }

  /**
   * Keeps a description; `before` are the marks of the plugin's files from before it was asked, `answers` those of a
   * description that lacks some. Ignores a full disk.
   */
  async write(
    plugin: Plugin,
    description: Description,
    before: Fingerprint,
    answers?: readonly KeptAnswer[],
  ): Promise<void> {
    const files = await fingerprint(filesBehind(plugin, description.files))
    // It was edited while it was asked: nobody can tell which version the description is of.
    if (Object.keys(files).some((name) => name in before && before[name] !== files[name])) return
    const entry: DescriptionEntry = {
      format: descriptionFormat,
      version: this.version,
      plugin: plugin.name,
      key: keyOf(plugin),
      files,
      writtenAt: this.now(),
      description,
      ...(answers && { answers }),
    }
    await writeWhole(this.#file(plugin), sealEntry(kind, descriptionFormat, entry))
  }

  /** Not awaited: that takes ten times as long, which is what most of a start with hundreds of plugins would be. */
  #entryOf(plugin: Pick<Plugin, 'dir'>): DescriptionEntry | undefined {
    try {
      const text = readFileSync(this.#file(plugin), 'utf8')
      return openEntry(kind, descriptionFormat, text) as DescriptionEntry | undefined
    } catch {
      return undefined
    }
  }

  #file(plugin: Pick<Plugin, 'dir'>): string {
    return join(this.dir, 'descriptions', `${digestOf(plugin.dir).slice(0, 32)}.json`)
  }
}

/** A digest of what a description depends on besides files: how the program is started, and the manifest in force. */
function keyOf({ name, launch, manifest }: Plugin): string {
  return digestOf(JSON.stringify([name, launch.local, manifest]))
}

/** Whether a program was asked and its commands are still not known; its manual page shows options at most. */
function isFailure({ source, commands, offers }: Description): boolean {
  return source === 'none' || source === 'manual' || (commands.length === 0 && !offers)
}
