import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { changing } from './programs.js'
import { writePlugin } from './write-plugins.js'

const eachMs = 1000
const awayMs = 500

/** Replaces the plugin that changes again and again, and removes it every third time for a moment, until it is told to end. */
export async function changePlugins(dir: string, python: string, until: AbortSignal): Promise<number> {
  let count = 0
  while (!until.aborted) {
    await wait(eachMs)
    count += 1
    const folder = join(dir, 'changing')
    if (count % 3 === 0) {
      await rename(folder, `${dir}-away`)
      await wait(awayMs)
      await rename(`${dir}-away`, folder)
    }
    await writePlugin(folder, { ...changing, text: `${changing.text}# ${count}\n` }, python)
  }
  return count
}
