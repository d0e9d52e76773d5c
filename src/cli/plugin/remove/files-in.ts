import { readdirSync } from 'node:fs'

/** How many files and links a folder has, at any depth. No link is followed. */
export function filesIn(dir: string): number {
  // With types: without them, readdir would look through links at folders.
  const entries = readdirSync(dir, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => !entry.isDirectory()).length
}
