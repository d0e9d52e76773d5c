import { basename, dirname, sep } from 'node:path'

/** Folders that are empty in the sandbox for asking: they hold the sockets of databases, docker and the desktop. */
export const hiddenFolders = ['/tmp', '/run'] as const

export function isHidden(path: string): boolean {
  return hiddenFolders.some((dir) => path.startsWith(dir + sep))
}

export function isInside(path: string, dir: string): boolean {
  return path === dir || path.startsWith(dir + sep)
}

/** The folder that must be visible for a file to work: all packages beside it, its own, or the one above a `bin`. */
export function surroundings(file: string): string {
  const [modules] = /^.*?\/node_modules(?=\/)/.exec(file) ?? []
  if (modules !== undefined && isHidden(modules)) return modules
  const dir = dirname(file)
  const above = ['bin', 'sbin', 'Scripts'].includes(basename(dir)) ? dirname(dir) : dir
  return [above, dir].find(isHidden) ?? file
}
