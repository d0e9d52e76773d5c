import { chmodSync, readdirSync, rmSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'

/** A program that is being killed may still write. */
const options = { recursive: true, force: true, maxRetries: 3, retryDelay: 20 } as const

/** Removes a folder that a program has used, even if it made parts read-only. Never throws: leftovers do no harm. */
export async function removeFolder(dir: string): Promise<void> {
  try {
    await rm(dir, options)
  } catch {
    openFolders(dir)
    await rm(dir, options).catch(() => undefined)
  }
}

/** The same before it returns, for the exit of this process. */
export function removeFolderNow(dir: string): void {
  try {
    rmSync(dir, options)
  } catch {
    openFolders(dir)
    tolerant(() => {
      rmSync(dir, options)
    })
  }
}

/** Makes all folders writable: removing a file needs write permission on its folder. */
function openFolders(dir: string): void {
  tolerant(() => {
    chmodSync(dir, 0o700)
    for (const entry of readdirSync(dir, { withFileTypes: true }))
      if (entry.isDirectory()) openFolders(join(dir, entry.name))
  })
}

function tolerant(work: () => void): void {
  try {
    work()
  } catch {
    // Somebody else's folder, or one that is gone by now.
  }
}
