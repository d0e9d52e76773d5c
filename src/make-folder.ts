import { mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Makes a folder and those above it, all with this mode where one is given; none where it is there already, also when
 * another process makes it at the same time. Throws what mkdir throws. Not mkdir's own `recursive`: below /proc that
 * never ends in Node 20.
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
