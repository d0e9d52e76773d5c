import { randomUUID } from 'node:crypto'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Writes a file of a cache aside and moves it into place: another server may be reading it. Never throws: a cache only saves time. */
export async function writeWhole(file: string, text: string): Promise<void> {
  const aside = `${file}.${randomUUID()}`
  try {
    await mkdir(dirname(file), { recursive: true })
    await writeFile(aside, text)
    await rename(aside, file)
  } catch {
    await rm(aside, { force: true }).catch(() => undefined)
  }
}
