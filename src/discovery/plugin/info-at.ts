import { statSync, type Stats } from 'node:fs'

/**
 * What is at a path, of a link what it leads to unless `look` is lstatSync. Undefined for nothing, and for what can't be
 * looked at, such as a link to itself.
 */
export function infoAt(path: string, look: typeof statSync = statSync): Stats | undefined {
  try {
    return look(path, { throwIfNoEntry: false })
  } catch {
    return undefined
  }
}
