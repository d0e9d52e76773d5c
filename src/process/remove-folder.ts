import { chmodSync, readdirSync, rmSync } from 'node:fs'
import { chmod, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** A program that is being killed may still write. */
const options = { recursive: true, force: true, maxRetries: 3, retryDelay: 20 } as const

/** Removes a folder that a program has used, even if it made parts read-only. Never throws: leftovers do no harm. */
export async function removeFolder(dir: string): Promise<void> {
  try {
    await rm(dir, options)
  } catch {
    await openFolders(dir)
    await rm(dir, options).catch(() => undefined)
  }
}

/** The same before it returns, for the exit of this process. */
export function removeFolderNow(dir: string): void {
  try {
    rmSync(dir, options)
  } catch {
    openFoldersNow(dir)
    tolerant(() => {
      rmSync(dir, options)
    })
  }
}

/** Makes all folders writable: removing a file needs write permission on its folder. */
async function openFolders(dir: string): Promise<void> {
  await chmod(dir, 0o700).catch(() => undefined)
  const entries = await readdir(dir, { withFileTypes: true }).catch(() => [])
  for (const entry of entries) if (entry.isDirectory()) await openFolders(join(dir, entry.name))
}

function openFoldersNow(dir: string): void {
  tolerant(() => {
    chmodSync(dir, 0o700)
    for (const entry of readdirSync(dir, { withFileTypes: true }))
      if (entry.isDirectory()) openFoldersNow(join(dir, entry.name))
  })
}

function tolerant(work: () => void): void {
  try {
    work()
  } catch {
    // Somebody else's folder, or one that is gone by now.
  }
}
