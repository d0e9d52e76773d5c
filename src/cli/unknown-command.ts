import type { Interfaces } from '@oclif/core'
import { UsageError } from '../errors.js'
import { nearestName } from '../nearest-name.js'

/**
 * The error for words that do not begin with a command, or that follow one which takes none; suggests the nearest
 * command.
 */
export function unknownCommand(words: readonly string[], { bin, commandIDs }: Interfaces.Config): UsageError {
  const firstFlag = words.findIndex((word) => word.startsWith('-'))
  const typed = words.slice(0, firstFlag > 0 ? firstFlag : undefined).join(' ')
  const names = commandIDs.map((id) => id.replaceAll(':', ' '))
  const known = names.find((name) => typed.startsWith(`${name} `))
  if (known !== undefined)
    return new UsageError(
      `smcp ${known} takes no argument ${JSON.stringify(typed.slice(known.length + 1))}`,
      {
        hint: `${bin} ${known} --help shows its usage.`,
      },
    )
  const near = nearestName(typed, names)
  return new UsageError(`smcp has no command ${JSON.stringify(typed)}`, {
    hint: near === undefined ? `${bin} help lists the commands.` : `Did you mean ${bin} ${near}?`,
  })
}
