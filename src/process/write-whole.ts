import { randomUUID } from 'node:crypto'
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Writes a file of a cache aside and moves it into place: another server may be reading it. Never throws: a cache only saves time. */
export async function writeWhole(file: string, text: string): Promise<void> {
  const aside = `${file}.${randomUUID()}`
  try {
    await makeFolder(dirname(file))
    await writeFile(aside, text)
    await rename(aside, file)
  } catch {
    await rm(aside, { force: true }).catch(() => undefined)
  }
}

/** Not mkdir's own `recursive`: below /proc that never ends in Node 20. */
async function makeFolder(dir: string): Promise<void> {
  if ((await stat(dir).catch(() => undefined))?.isDirectory()) return
  await makeFolder(dirname(dir))
  await mkdir(dir).catch((error: unknown) => {
    // Another plugin's description may be written at the same time.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  })
}
