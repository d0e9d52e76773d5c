import { randomUUID } from 'node:crypto'
import { rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { makeFolder } from '../make-folder.js'

/**
 * Writes a cache file under another name and moves it into place, because another server may be reading it. Never
 * throws: a cache only saves time.
 */
export async function writeWhole(file: string, text: string): Promise<void> {
  const aside = `${file}.${randomUUID()}`
  try {
    makeFolder(dirname(file))
    await writeFile(aside, text)
    await rename(aside, file)
  } catch {
    await rm(aside, { force: true }).catch(() => undefined)
  }
}
