import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fingerprint, type Fingerprint } from '../../process/fingerprint.js'
import { writeWhole } from '../../process/write-whole.js'
import { filesBehind } from './files-behind.js'
import type { Description, Plugin } from '../tool.js'

/** Of an entry, docs/description-format.md: raised with every change of its shape, so that no build reads another one's. */
const descriptionFormat = 7
/** A failure may pass, a lock or a missing module: it is believed for so long only. */
const failureKeptMs = 10 * 60 * 1000

interface DescriptionEntry {
  readonly format: typeof descriptionFormat
  /** Of the smcp that wrote it. */
  readonly version: string
  /** The plugin's name. */
  readonly plugin: string
  /** A digest of how the program is started, and of the manifest that was in force. */
  readonly key: string
  /** What the description depends on, as it was when the program was asked. */
  readonly files: Fingerprint
  /** Milliseconds since 1970. */
  readonly writtenAt: number
  readonly description: Description
}

/** Descriptions on disk, one file a plugin, so that a program is asked once and not at every start. */
export class DescriptionCache {
  constructor(
    private readonly dir: string,
    /** Of smcp: another one may read a program differently. */
    private readonly version: string,
    private readonly now: () => number = Date.now,
  ) {}

  /**
   * The description of a plugin that is what it was when it was described; undefined where it has to be asked: also for
   * an entry that is damaged or of another format. `known` are marks of its files that are known already.
   */
  async read(plugin: Plugin, known: Fingerprint = {}): Promise<Description | undefined> {
    const entry = openEntry(await readFile(this.#file(plugin), 'utf8').catch(() => ''))
    if (entry?.version !== this.version || entry.key !== keyOf(plugin)) return undefined
    if (isFailure(entry.description) && this.now() - entry.writtenAt > failureKeptMs) return undefined
    const others = Object.keys(entry.files).filter((file) => !(file in known))
    const marks = { ...known, ...(await fingerprint(others)) }
    const isUnchanged = Object.entries(entry.files).every(([file, mark]) => marks[file] === mark)
    return isUnchanged ? entry.description : undefined
  }

  /** Keeps a description; `before` are the marks of the plugin's files from before it was asked. A full disk is no error. */
  async write(plugin: Plugin, description: Description, before: Fingerprint): Promise<void> {
    const files = await fingerprint(filesBehind(plugin, description.files))
    // Edited while it was asked: nobody can say which of both it is.
    if (Object.keys(files).some((name) => name in before && before[name] !== files[name])) return
    const entry: DescriptionEntry = {
      format: descriptionFormat,
      version: this.version,
      plugin: plugin.name,
      key: keyOf(plugin),
      files,
      writtenAt: this.now(),
      description,
    }
    await writeWhole(this.#file(plugin), sealEntry(entry))
  }

  #file(plugin: Plugin): string {
    return join(this.dir, 'descriptions', `${digestOf(plugin.dir).slice(0, 32)}.json`)
  }
}

/** A first line with the format and a digest of what follows: whoever changes or cuts off an entry can't seal it again. */
function sealEntry(entry: DescriptionEntry): string {
  const body = JSON.stringify(entry)
  return `${sealOf(body)}\n${body}`
}

/** The entry, as this build wrote it; undefined for anything else. */
function openEntry(text: string): DescriptionEntry | undefined {
  const end = text.indexOf('\n')
  const body = text.slice(end + 1)
  return end >= 0 && text.slice(0, end) === sealOf(body) ? (JSON.parse(body) as DescriptionEntry) : undefined
}

function sealOf(body: string): string {
  return `smcp description ${descriptionFormat} ${digestOf(body)}`
}

/** What a description depends on beside files: how the program is started, and the manifest that is in force. */
function keyOf({ name, launch, manifest }: Plugin): string {
  return digestOf(JSON.stringify([name, launch.local, manifest]))
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** Nothing is known of its commands, although it was asked. */
function isFailure({ source, commands }: Description): boolean {
  return source === 'none' || commands.length === 0
}
