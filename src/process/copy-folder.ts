import { cp, lstat, readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'

const bytesMax = 16 * 1024 * 1024
const filesMax = 2000
/** What others have made in the folder, mostly large. */
const leftOut = new Set(['node_modules', '.venv', 'venv', '.git', '__pycache__', 'target', 'dist'])

export interface FolderCopy {
  /** The copied folder itself where it is too large to be copied. */
  readonly copy: string
  /** Folders of the original that were left out. */
  readonly readOnlyDirs: readonly string[]
}

/** Copies a plugin's folder for a program that is asked: small files only, links as links. */
export async function copyFolder(dir: string, copy: string): Promise<FolderCopy> {
  const entries = await listFiles(dir, filesMax)
  const bytes = [...(entries?.values() ?? [])].reduce((sum, { size }) => sum + size, 0)
  if (!entries || bytes > bytesMax) return { copy: dir, readOnlyDirs: [] }
  const readOnlyDirs: string[] = []
  await cp(dir, copy, {
    recursive: true,
    dereference: false,
    preserveTimestamps: true,
    verbatimSymlinks: true,
    filter: async (path) => {
      const info = await lstat(path)
      const isLeftOut = path !== dir && info.isDirectory() && leftOut.has(basename(path))
      if (isLeftOut) readOnlyDirs.push(path)
      // A socket or a FIFO can't be copied.
      return !isLeftOut && (info.isDirectory() || info.isFile() || info.isSymbolicLink())
    },
  })
  return { copy, readOnlyDirs }
}

interface FileState {
  readonly size: number
  readonly mtimeMs: number
}

/** The files of the copy that are new, changed or gone, relative to it: what the program did when it was asked. */
export async function changedFiles(dir: string, copy: string): Promise<string[]> {
  const [before, after] = await Promise.all([listFiles(dir, filesMax), listFiles(copy, 10 * filesMax)])
  if (!before || !after) return []
  const names = new Set([...before.keys(), ...after.keys()])
  return [...names]
    .filter((name) => {
      const [was, is] = [before.get(name), after.get(name)]
      return was?.size !== is?.size || Math.abs((was?.mtimeMs ?? 0) - (is?.mtimeMs ?? 0)) > 2
    })
    .sort()
}

/** Regular files by relative path, what is left out aside; undefined where there are more than `max`. */
async function listFiles(root: string, max: number): Promise<Map<string, FileState> | undefined> {
  const files = new Map<string, FileState>()
  const visit = async (path: string): Promise<boolean> => {
    for (const entry of await readdir(join(root, path), { withFileTypes: true })) {
      const name = join(path, entry.name)
      if (entry.isDirectory() && leftOut.has(entry.name)) continue
      if (entry.isDirectory() && !(await visit(name))) return false
      if (entry.isFile()) files.set(name, await lstat(join(root, name)))
      if (files.size > max) return false
    }
    return true
  }
  return (await visit('')) ? files : undefined
}
