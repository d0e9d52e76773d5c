import { fileURLToPath } from 'node:url'
import { messageOf } from '../../src/errors.js'
import { install } from '../real/install.js'
import { readPrograms } from '../real/program.js'
import { putPlugin } from '../real/put-plugin.js'

const programsDir = fileURLToPath(new URL('../real/programs', import.meta.url))

/**
 * Makes plugins of this many programs of bench/real; installs them at the first run. Those that `smcp plugin add` makes
 * are left out, for it would describe them. Returns how many there are: what can't be installed is named and left out.
 */
export async function makeRealPlugins(pluginsDir: string, count: number): Promise<number> {
  let made = 0
  for (const program of await readPrograms(programsDir, ({ form }) => form !== 'add')) {
    if (made === count) break
    try {
      await putPlugin(program, await install(program), pluginsDir)
      made += 1
    } catch (error) {
      console.error(`${program.name} is left out: ${messageOf(error)}`)
    }
  }
  return made
}
