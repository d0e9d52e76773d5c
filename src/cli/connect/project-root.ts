import { existsSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { realPath } from '../real-path.js'

/** The root of the repository of git that a folder is in, for a worktree that of the first one; else the folder itself. */
export function projectRoot(folder: string): string {
  const real = realPath(folder)
  const root = nearestRepository(real)
  return root === undefined ? real : firstWorktree(root)
}

function nearestRepository(folder: string): string | undefined {
  if (existsSync(join(folder, '.git'))) return folder
  return dirname(folder) === folder ? undefined : nearestRepository(dirname(folder))
}

/** A worktree has a file in the place of the folder `.git`; so has a submodule, which is a repository of its own. */
function firstWorktree(root: string): string {
  const file = join(root, '.git')
  try {
    if (statSync(file).isDirectory()) return root
    const [, ofWorktree = ''] = /^gitdir: (.+)$/m.exec(readFileSync(file, 'utf8')) ?? []
    const folder = resolve(root, ofWorktree)
    const common = resolve(folder, readFileSync(join(folder, 'commondir'), 'utf8').trim())
    return basename(common) === '.git' ? dirname(common) : root
  } catch {
    return root
  }
}
