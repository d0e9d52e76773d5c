import { mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Creates a folder and its missing parents, with this mode if one is given. A folder that exists is left as it is, even
 * if another process creates it at the same time. Throws what mkdir throws. Does not use mkdir's own `recursive`, which
 * never ends below /proc in Node 20.
 */
export function makeFolder(dir: string, mode?: number): void {
  if (isFolder(dir)) return
  makeFolder(dirname(dir), mode)
  try {
    mkdirSync(dir, mode)
  } catch (error) {
    if (!isFolder(dir)) throw error
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}
