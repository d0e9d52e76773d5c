import type { Dialect, HelpText } from '../dialect.js'
import { isDoubtful } from './doubt.js'

/**
 * A dialect that reads a text by another one, which needs none, if that one finds more: commands where the dialect finds
 * none, more than twice as many options, or a reading that is not doubtful where the dialect's is.
 */
export function withFloor(dialect: Dialect, floor: Dialect): Dialect {
  // A dialect with a list of its own leaves out options on purpose.
  if (dialect === floor || dialect.list) return dialect
  return {
    ...dialect,
    read: (text, path) => {
      const [own, other] = [dialect.read(text, path), floor.read(text, path)]
      return readsWorse(own, other) ? other : own
    },
  }
}

function readsWorse(own: HelpText, other: HelpText): boolean {
  if (own.commands.length > 0) return false
  return (
    other.commands.length > 1 ||
    2 * optionsIn(own) < optionsIn(other) ||
    (isDoubtful(own.parameters) && !isDoubtful(other.parameters))
  )
}

function optionsIn({ parameters }: HelpText): number {
  return parameters.filter(({ flag }) => flag !== undefined).length
}
