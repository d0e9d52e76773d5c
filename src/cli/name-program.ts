import type { Hook, Interfaces } from '@oclif/core'
import { basename, delimiter, dirname, relative, sep } from 'node:path'
import { processEnvironment } from '../config.js'
import { shellWord } from './shell-word.js'

/** Makes help, examples and hints name the program as it was started, so that they can be typed as they are. */
export function nameProgram(config: Interfaces.Config): void {
  const bin = startedAs(process.argv[1] ?? config.bin, processEnvironment())
  // `bin` is read-only in oclif's type.
  Object.assign(config, { bin })
}

/** Names the program in what oclif answers itself; each command has its own configuration. */
const onInit: Hook.Init = function ({ config }) {
  nameProgram(config)
  return Promise.resolve()
}

export default onInit

/** What to type before a command: `smcp` if it is on PATH, `npx smcp` if npm started it, else its path from here. */
export function startedAs(program: string, environment: Readonly<NodeJS.ProcessEnv>): string {
  if (program.includes(`${sep}node_modules${sep}.bin${sep}`)) return 'npx smcp'
  const name = basename(program)
  if (environment.PATH?.split(delimiter).includes(dirname(program))) return name
  if (environment.npm_lifecycle_event !== undefined) return 'npx smcp'
  const path = relative('', program)
  const isBelow = !path.startsWith('..')
  if (name.endsWith('.js')) return `node ${shellWord(isBelow ? path : program)}`
  return shellWord(isBelow ? `.${sep}${path}` : program)
}
