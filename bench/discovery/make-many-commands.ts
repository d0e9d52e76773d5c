import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { programOfCommands } from '../../test/support/program-of-commands.js'

/** Makes a plugin whose program has this many commands and takes this long for the help of each. */
export async function makeManyCommands(pluginsDir: string, commands: number, helpMs: number): Promise<void> {
  const dir = join(pluginsDir, 'many')
  const names = Array.from({ length: commands }, (_, number) => `command-${number}`)
  await mkdir(dir)
  await writeFile(join(dir, 'cli.sh'), programOfCommands(names, `sleep ${helpMs / 1000}`))
  // Its text shows no library for options, so its owner must say that its commands may be asked.
  await writeFile(join(dir, 'smcp.json'), '{"ask": true}')
}
