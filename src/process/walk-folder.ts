import type { Dirent } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** Folders that other tools make, most of them large. */
export const madeByOthers: ReadonlySet<string> = new Set([
  'node_modules',
  '.venv',
  'venv',
  '.git',
  '__pycache__',
  'target',
  'dist',
])

export interface Walked {
  /** Relative to the walked folder. */
  readonly path: string
  readonly entry: Dirent
}

/** Yields everything in a folder, breadth first. Does not enter links, folders made by others or unreadable ones. */
export async function* walkFolder(root: string): AsyncGenerator<Walked> {
  // The loop also reaches what is added while it runs.
  const folders = ['']
  for (const folder of folders) {
    const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => [])
    for (const entry of entries) {
      const path = join(folder, entry.name)
      yield { path, entry }
      if (entry.isDirectory() && !madeByOthers.has(entry.name)) folders.push(path)
    }
  }
}
