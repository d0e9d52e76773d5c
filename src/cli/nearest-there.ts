import { existsSync } from 'node:fs'
import { dirname } from 'node:path'

/** The path, or the one above it that is there. */
export function nearestThere(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : nearestThere(dirname(path))
}
