import { relative } from 'node:path'

/** A path as one would type it: relative if it is below the working folder. */
export function shownPath(file: string): string {
  const path = relative('', file)
  return path === '' || path.startsWith('..') ? file : path
}
