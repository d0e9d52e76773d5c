import { chmod, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** Removes a folder in which a program worked, also where it let nobody write. Never throws: what stays is in the way of nobody. */
export async function removeFolder(dir: string): Promise<void> {
  try {
    await rm(dir, { recursive: true, force: true })
  } catch {
    await openFolders(dir)
    await rm(dir, { recursive: true, force: true }).catch(() => undefined)
  }
}

/** A file is removed by who may write into its folder. */
async function openFolders(dir: string): Promise<void> {
  await chmod(dir, 0o700).catch(() => undefined)
  const entries = await readdir(dir, { withFileTypes: true }).catch(() => [])
  for (const entry of entries) if (entry.isDirectory()) await openFolders(join(dir, entry.name))
}
