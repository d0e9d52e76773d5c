import type { Dialect, HelpText } from '../dialect.js'
import { doubtsAbout } from './doubt.js'

/** So many options are rarely all switches. */
const optionsForValues = 4

/**
 * Makes a dialect fall back on `floor`, which reads any text, if that reads more: commands where the dialect finds none,
 * more than twice as many options, values where the dialect finds switches alone, or a reading without doubt where the dialect's is doubtful.
 */
export function withFloor(dialect: Dialect, floor: Dialect): Dialect {
  // A dialect with its own list of commands leaves out options on purpose.
  if (dialect === floor || dialect.list) return dialect
  return {
    ...dialect,
    read: (text, path) => {
      const own = dialect.read(text, path)
      if (own.commands.length > 0) return own
      const other = floor.read(text, path)
      return readsWorse(own, other) ? other : own
    },
  }
}

function readsWorse(own: HelpText, other: HelpText): boolean {
  return (
    other.commands.length > 1 ||
    2 * optionsIn(own) < optionsIn(other) ||
    seemsToMissValues(own, other) ||
    (doubtsAbout(own.parameters).length > 0 && doubtsAbout(other.parameters).length === 0)
  )
}

/** Whether none of many options takes a value, although words about some say so. */
function seemsToMissValues(own: HelpText, other: HelpText): boolean {
  const isSame = optionsIn(own) === optionsIn(other) && optionsIn(own) >= optionsForValues
  return isSame && valuesIn(own) === 0 && valuesIn(other) > 0
}

function valuesIn({ parameters }: HelpText): number {
  return parameters.filter(({ flag, isSwitch, isCount }) => flag !== undefined && !isSwitch && !isCount)
    .length
}

function optionsIn({ parameters }: HelpText): number {
  return parameters.filter(({ flag }) => flag !== undefined).length
}
