import type { Hook, Interfaces } from '@oclif/core'
import { basename, delimiter, dirname, relative, sep } from 'node:path'
import { processEnvironment } from '../config.js'
import { shellWord } from './shell-word.js'

/** Help, examples and hints name the program as it was started, so that what they say can be typed. */
export function nameProgram(config: Interfaces.Config): void {
  const bin = startedAs(process.argv[1] ?? config.bin, processEnvironment())
  // Read-only for everybody else.
  Object.assign(config, { bin })
}

/** For what oclif answers itself; each command has a configuration of its own. */
const onInit: Hook.Init = function ({ config }) {
  nameProgram(config)
  return Promise.resolve()
}

export default onInit

/** What to type before a command: `smcp` where that is on PATH, `npx smcp` below npm, else the path as it is seen from here. */
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
