import { access, constants, cp, lstat, writeFile } from 'node:fs/promises'
import { basename, join, relative } from 'node:path'
import { madeByOthers, walkFolder } from './walk-folder.js'

const bytesMax = 16 * 1024 * 1024
const filesMax = 2000

export interface FolderCopy {
  /** Path of the copy; the original folder if it is too large or could not be copied. */
  readonly copy: string
  /** Files and folders of the original that were left out: other tools made them, or they can't be read. */
  readonly readOnlyPaths: readonly string[]
  /** Paths, relative to the copy, of files that were added, changed or removed since it was made. */
  readonly changedFiles: () => Promise<readonly string[]>
}

/** Copies a plugin's folder for programs that are asked, if it is small; copies links as links. Never throws. */
export async function copyFolder(dir: string, copy: string): Promise<FolderCopy> {
  try {
    const entries = await listFiles(dir, filesMax)
    const bytes = [...(entries?.values() ?? [])].reduce((sum, { size }) => sum + size, 0)
    if (!entries || bytes > bytesMax) return notCopied(dir)
    const readOnlyPaths = await copyTree(dir, copy)
    // Lists the copy, not the original: calls that run in the meantime may change the original.
    const before = await listFiles(copy, filesMax)
    return { copy, readOnlyPaths, changedFiles: async () => differences(before, await listFiles(copy)) }
  } catch {
    // A full disk, or a file that disappeared while it was copied.
    return notCopied(dir)
  }
}

function notCopied(dir: string): FolderCopy {
  return { copy: dir, readOnlyPaths: [], changedFiles: () => Promise.resolve([]) }
}

/** Copies a folder and resolves with what was left out. */
async function copyTree(dir: string, copy: string): Promise<string[]> {
  const readOnlyPaths: string[] = []
  const unreadableFiles: string[] = []
  await cp(dir, copy, {
    recursive: true,
    dereference: false,
    preserveTimestamps: true,
    verbatimSymlinks: true,
    filter: async (path) => {
      const info = await lstat(path)
      if (path === dir || info.isSymbolicLink()) return true
      // A socket or a FIFO can't be copied.
      if (!info.isDirectory() && !info.isFile()) return false
      const isLeftOut = info.isDirectory() && madeByOthers.has(basename(path))
      if (!isLeftOut && (await isReadable(path))) return true
      readOnlyPaths.push(path)
      if (info.isFile()) unreadableFiles.push(path)
      return false
    },
  })
  // An original can only be mounted over a file that exists.
  await Promise.all(unreadableFiles.map((path) => writeFile(join(copy, relative(dir, path)), '')))
  return readOnlyPaths
}

async function isReadable(path: string): Promise<boolean> {
  return access(path, constants.R_OK).then(
    () => true,
    () => false,
  )
}

interface FileState {
  readonly size: number
  readonly mtimeMs: number
}
type Files = ReadonlyMap<string, FileState>

function differences(before: Files | undefined, after: Files | undefined): string[] {
  if (!before || !after) return []
  const isSame = (name: string): boolean => {
    const [was, is] = [before.get(name), after.get(name)]
    return was?.size === is?.size && was?.mtimeMs === is?.mtimeMs
  }
  return [...new Set([...before.keys(), ...after.keys()])].filter((name) => !isSame(name)).sort()
}

/** Lists regular files by relative path, without those made by others; undefined if there are more than `max`. */
async function listFiles(root: string, max = 10 * filesMax): Promise<Files | undefined> {
  const files = new Map<string, FileState>()
  for await (const { path, entry } of walkFolder(root)) {
    const state = entry.isFile() ? await lstat(join(root, path)).catch(() => undefined) : undefined
    if (state) files.set(path, state)
    if (files.size > max) return undefined
  }
  return files
}
