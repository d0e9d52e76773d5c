import { relative } from 'node:path'

/** As one would type it: relative to the working folder where it is below it. */
export function shownPath(file: string): string {
  const path = relative('', file)
  return path === '' || path.startsWith('..') ? file : path
}
