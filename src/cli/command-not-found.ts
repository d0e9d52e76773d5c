import type { Hook } from '@oclif/core'
import { closest, distance } from 'fastest-levenshtein'

/** What is said where oclif knows no such command: the nearest one, and exit code 2. */
const commandNotFound: Hook.CommandNotFound = function ({ id, config, context }) {
  const typed = id.replaceAll(':', ' ')
  const names = config.commandIDs.map((name) => name.replaceAll(':', ' '))
  const near = closest(typed, names)
  const hint =
    distance(typed, near) <= Math.max(2, typed.length / 3)
      ? `Did you mean ${config.bin} ${near}?`
      : `${config.bin} --help lists the commands.`
  context.error(`${config.bin} has no command "${typed}"\n${hint}`, { exit: 2 })
  return Promise.resolve()
}

export default commandNotFound
