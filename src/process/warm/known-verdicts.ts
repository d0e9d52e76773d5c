import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { runIdVariable } from '../find-strays.js'
import type { Launch } from '../launch.js'
import { digestOf, openEntry, sealEntry } from '../sealed-entry.js'
import { writeWhole } from '../write-whole.js'
import type { Verdict } from './judge-program.js'
import { isReadEarly } from './warm-rules.js'

/** Raised with every change of an entry, so that no build reads another's. */
const format = 1
const kind = 'warm'
/** How far the clock of a file system may be behind. */
const clockLagMs = 20

/** What is kept of a program. */
interface Entry {
  /** The version of smcp that wrote it, whose rules it follows. */
  readonly version: string
  readonly key: string
  /** A digest of the variables that its imports have read. */
  readonly environment: string
  /** What was read by its imports, as it was then. */
  readonly files: Readonly<Record<string, string>>
  readonly verdict: Verdict
}

/**
 * What was found out about programs, in memory and on disk, one file per program, so that imports are watched once and
 * not at every start. Nothing is known any more of a program as soon as a file or a variable differs that its imports
 * have read.
 */
export class KnownVerdicts {
  readonly #entries = new Map<string, Entry>()

  constructor(
    /** Undefined: nothing is kept on disk. */
    private readonly cacheDir: string | undefined,
    private readonly version: string,
  ) {}

  async read(launch: Launch, environment: Readonly<Record<string, string>>): Promise<Verdict | undefined> {
    const key = keyOf(launch)
    const entry = this.#entries.get(key) ?? (await this.#readFile(key))
    if (entry?.version !== this.version || entry.key !== key) return undefined
    const { verdict, files } = entry
    if (entry.environment !== digestOfRead(environment, verdict)) return undefined
    const now = await marksOf(Object.keys(files))
    return now.every(({ path, mark }) => files[path] === mark) ? verdict : undefined
  }

  /** Keeps a verdict of imports that were watched from `since` on, in milliseconds since 1970. Ignores a full disk. */
  async write(
    launch: Launch,
    environment: Readonly<Record<string, string>>,
    verdict: Verdict,
    since: number,
  ): Promise<void> {
    // What kept it from being watched may be gone at any time.
    if (!verdict.program) return
    const files = await marksOf(verdict.program.files)
    // Nobody can tell which version of it was watched.
    if (files.some(({ changedAt }) => changedAt >= since - clockLagMs)) return
    const key = keyOf(launch)
    const entry: Entry = {
      version: this.version,
      key,
      environment: digestOfRead(environment, verdict),
      files: Object.fromEntries(files.map(({ path, mark }) => [path, mark])),
      verdict,
    }
    this.#entries.set(key, entry)
    const file = this.#file(key)
    if (file !== undefined) await writeWhole(file, sealEntry(kind, format, entry))
  }

  async #readFile(key: string): Promise<Entry | undefined> {
    const file = this.#file(key)
    if (file === undefined) return undefined
    const entry = openEntry(kind, format, await readFile(file, 'utf8').catch(() => ''))
    return entry as Entry | undefined
  }

  #file(key: string): string | undefined {
    return this.cacheDir === undefined ? undefined : join(this.cacheDir, 'warm', `${key.slice(0, 32)}.json`)
  }
}

function keyOf(launch: Launch): string {
  return digestOf(JSON.stringify(launch))
}

/** A digest of the variables that an import has read, or Python itself, and their values. */
function digestOfRead(environment: Readonly<Record<string, string>>, { program }: Verdict): string {
  const { variables = [] } = program ?? {}
  const isRead = (name: string): boolean =>
    name !== runIdVariable && (isReadEarly(name) || variables.includes(name) || variables.includes('*'))
  return digestOf(
    JSON.stringify(
      Object.entries(environment)
        .filter(([name]) => isRead(name))
        .toSorted(),
    ),
  )
}

interface Mark {
  readonly path: string
  /** What tells one state of it from another. */
  readonly mark: string
  readonly changedAt: number
}

function marksOf(paths: readonly string[]): Promise<readonly Mark[]> {
  return Promise.all(paths.map(markOf))
}

/** As `stamp` of fork_server.py does it: a folder changes with its entries only if it was listed. */
async function markOf(path: string): Promise<Mark> {
  const info = await stat(path, { bigint: true }).catch(() => undefined)
  if (!info) return { path, mark: 'missing', changedAt: 0 }
  const { ino, mode, mtimeNs, size, ctimeMs } = info
  if (info.isDirectory() && !path.endsWith('/')) return { path, mark: `${ino} ${mode}`, changedAt: 0 }
  return { path, mark: `${ino} ${mode} ${mtimeNs} ${size}`, changedAt: Number(ctimeMs) }
}
