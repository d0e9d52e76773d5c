import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { messageOf } from '../../errors.js'
import type { Problem } from '../tool.js'
import { problemIn } from '../problem.js'
import { isPassedOver } from './plugin-name.js'

/**
 * How long plugins stay while their directory is away: during a git checkout, an rsync, the remount of a network
 * folder.
 */
const keptMs = 60_000

/** A folder that may be a plugin; only its name is known. */
export interface PluginFolder {
  readonly name: string
  readonly dir: string
}

export interface FoundFolders {
  readonly folders: readonly PluginFolder[]
  /** Folders whose parent can't be read at the moment; only what was known before can be said about them. */
  readonly away: ReadonlySet<PluginFolder>
  readonly problems: readonly Problem[]
}

/** Finds the folders in these directories, links included. Remembers them in case a directory is away for a moment. */
export class PluginFolders {
  readonly #seen = new Map<string, { folders: readonly PluginFolder[]; awaySince?: number }>()

  constructor(
    private readonly dirs: readonly string[],
    private readonly now: () => number = () => performance.now(),
  ) {}

  /**
   * Lists the folders in order of directories, then of names; if two have the same name, the first is kept. Never throws:
   * a directory that can't be read is a problem, and its folders stay for a minute.
   */
  async find(): Promise<FoundFolders> {
    const folders = new Map<string, PluginFolder>()
    const away = new Set<PluginFolder>()
    const problems: Problem[] = []
    for (const parent of this.dirs) {
      const found = await this.#foldersIn(parent)
      if (found.problem) problems.push(found.problem)
      for (const folder of found.folders) {
        const first = folders.get(folder.name)
        if (first) problems.push(doubled(folder, first))
        else folders.set(folder.name, folder)
        if (found.problem) away.add(folder)
      }
    }
    return { folders: [...folders.values()], away, problems }
  }

  async #foldersIn(parent: string): Promise<{ folders: readonly PluginFolder[]; problem?: Problem }> {
    try {
      const folders = await listFolders(parent)
      this.#seen.set(parent, { folders })
      return { folders }
    } catch (error) {
      const seen = this.#seen.get(parent)
      const problem = awayProblem(parent, error, seen !== undefined)
      if (!seen) return { folders: [], problem }
      // An idle server may not have looked for hours, so the minute starts with the first look that fails.
      seen.awaySince ??= this.now()
      return { folders: this.now() - seen.awaySince < keptMs ? seen.folders : [], problem }
    }
  }
}

/** Lists the folders in a directory. Throws if it can't be read. */
async function listFolders(parent: string): Promise<PluginFolder[]> {
  const entries = (await readdir(parent, { withFileTypes: true })).filter(({ name }) => !isPassedOver(name))
  const found = await Promise.all(
    entries.map(async (entry) => {
      const dir = join(parent, entry.name)
      // Only of a link, or of what the file system has no type of, the type must be looked up.
      const isThere = entry.isDirectory() || (!entry.isFile() && (await isFolder(dir)))
      return isThere ? [{ name: entry.name, dir }] : []
    }),
  )
  return found.flat().sort((a, b) => (a.name < b.name ? -1 : 1))
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() ?? false
}

function doubled({ name, dir }: PluginFolder, first: PluginFolder): Problem {
  return problemIn(dir, name).warning(`is not used: ${first.dir} has the same name and comes first`)
}

/** A folder that was never there is only a warning: installers configure a folder before they create it. */
function awayProblem(parent: string, error: unknown, wasThere: boolean): Problem {
  const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT'
  const what = isMissing
    ? `the plugins folder ${wasThere ? 'is gone' : 'does not exist yet'}`
    : `the plugins folder can't be read: ${messageOf(error)}`
  const when = wasThere
    ? 'served again as soon as it is back; its tools stay for a minute'
    : 'served as soon as it exists'
  const { error: gone, warning: waitedFor } = problemIn(parent)
  return (wasThere || !isMissing ? gone : waitedFor)(`${what}; it is ${when}`)
}
