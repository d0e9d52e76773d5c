import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { messageOf } from '../../errors.js'
import type { Problem } from '../tool.js'
import { problemIn } from '../problem.js'

/** A git checkout, an rsync, a network folder that is mounted again: this long its plugins stay. */
const keptMs = 60_000

/** A folder that looks like a plugin, before anything is known of it but its name. */
export interface PluginFolder {
  readonly name: string
  readonly dir: string
}

export interface FoundFolders {
  readonly folders: readonly PluginFolder[]
  /** Of these the parent can't be read now, so that nothing can be said of them but what was known. */
  readonly away: ReadonlySet<PluginFolder>
  readonly problems: readonly Problem[]
}

/** The folders in these directories, links followed. Remembers what was there, for a directory that is away for a moment. */
export class PluginFolders {
  readonly #seen = new Map<string, { folders: readonly PluginFolder[]; awaySince?: number }>()

  constructor(
    private readonly dirs: readonly string[],
    private readonly now: () => number = () => performance.now(),
  ) {}

  /**
   * In order of the directories, then of the names; of two with the same name the first is kept. Never throws: a
   * directory that can't be read is a problem, and what it held stays for a minute.
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
      // A quiet server may not have looked for hours: the minute begins with the first look that fails.
      seen.awaySince ??= this.now()
      return { folders: this.now() - seen.awaySince < keptMs ? seen.folders : [], problem }
    }
  }
}

/** Throws where the directory can't be read. */
async function listFolders(parent: string): Promise<PluginFolder[]> {
  const names = (await readdir(parent)).filter((name) => !/^(\.|__)/.test(name)).sort()
  const folders = names.map((name) => ({ name, dir: join(parent, name) }))
  const isThere = await Promise.all(folders.map(({ dir }) => isFolder(dir)))
  return folders.filter((_, index) => isThere[index])
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() ?? false
}

function doubled({ name, dir }: PluginFolder, first: PluginFolder): Problem {
  return problemIn(dir, name).warning(`is not used: ${first.dir} has the same name and comes first`)
}

/** Installers name a folder before they make it: one that was never there is only waited for. */
function awayProblem(parent: string, error: unknown, wasThere: boolean): Problem {
  const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT'
  const what = isMissing
    ? `the plugins folder ${wasThere ? 'is gone' : 'does not exist yet'}`
    : `the plugins folder can't be read: ${messageOf(error)}`
  const when = wasThere ? ' again, and its tools stay for a minute' : ''
  const { error: gone, warning: waitedFor } = problemIn(parent)
  return (wasThere || !isMissing ? gone : waitedFor)(`${what}; it is served as soon as it is there${when}`)
}
