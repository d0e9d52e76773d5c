import { existsSync } from 'node:fs'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

/**
 * Has a folder filled that tests share, by the first run of mocha that needs it; others wait meanwhile. One that was
 * interrupted half-way is filled anew.
 */
export async function makeOnce(dir: string, fill: () => Promise<unknown>): Promise<void> {
  const marker = join(dir, 'complete')
  if (existsSync(marker)) return
  await mkdir(dirname(dir), { recursive: true })
  const lock = `${dir}.lock`
  await take(lock)
  try {
    if (existsSync(marker)) return
    await fill()
    await writeFile(marker, '')
  } finally {
    await rm(lock)
  }
}

/** Waits until no other process has this file, in which its holder's id is. */
async function take(lock: string): Promise<void> {
  const own = `${lock}.${process.pid}`
  await writeFile(own, String(process.pid))
  try {
    while (!(await isLinked(own, lock))) {
      const holder = Number(await readFile(lock, 'utf8').catch(() => process.pid))
      if (!isThere(holder)) await rm(lock, { force: true })
      await delay(100)
    }
  } finally {
    await rm(own)
  }
}

async function isLinked(own: string, lock: string): Promise<boolean> {
  try {
    await link(own, lock)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
