import type { Dirent } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** What others have made in a folder, mostly large. */
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
  /** Relative to the folder. */
  readonly path: string
  readonly entry: Dirent
}

/** Everything in a folder, near things first; links and what others have made are not entered, nor what can't be read. */
export async function* walkFolder(root: string): AsyncGenerator<Walked> {
  // An array is walked also over what is added meanwhile.
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
