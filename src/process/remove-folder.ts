import { chmod, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** Removes a folder that a program has used, even if it made parts read-only. Never throws: leftovers do no harm. */
export async function removeFolder(dir: string): Promise<void> {
  try {
    await rm(dir, { recursive: true, force: true })
  } catch {
    await openFolders(dir)
    await rm(dir, { recursive: true, force: true }).catch(() => undefined)
  }
}

/** Makes all folders writable: removing a file needs write permission on its folder. */
async function openFolders(dir: string): Promise<void> {
  await chmod(dir, 0o700).catch(() => undefined)
  const entries = await readdir(dir, { withFileTypes: true }).catch(() => [])
  for (const entry of entries) if (entry.isDirectory()) await openFolders(join(dir, entry.name))
}
