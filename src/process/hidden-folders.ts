import { basename, dirname, sep } from 'node:path'

/** Folders that are empty in the sandbox: sockets of databases, of docker and of the desktop lie in them. */
export const hiddenFolders = ['/tmp', '/run'] as const

export function isHidden(path: string): boolean {
  return hiddenFolders.some((dir) => path.startsWith(dir + sep))
}

export function isInside(path: string, dir: string): boolean {
  return path === dir || path.startsWith(dir + sep)
}

/** What must be seen for a file to work: what lies beside it too, and for one in a `bin` what lies beside that. */
export function surroundings(file: string): string {
  const dir = dirname(file)
  const above = ['bin', 'sbin', 'Scripts'].includes(basename(dir)) ? dirname(dir) : dir
  return [above, dir].find(isHidden) ?? file
}
