import { meantHint, nearestName } from './nearest-name.js'

/** How many letters of the name of a tool may be wrong, if it is short. */
const nearMin = 3
const separator = '__'

/**
 * The tool that was probably meant: the one whose name is nearest, or else, for a name without its plugin, the one whose
 * command is. Undefined if there is none.
 */
export function nearestTool(typed: string, names: readonly string[]): string | undefined {
  const near = nearestName(typed, names, nearMin)
  if (near !== undefined || typed.includes(separator)) return near
  const ofPlugins = names.filter((name) => name.includes(separator))
  const command = nearestName(typed, ofPlugins.map(commandOf))
  return ofPlugins.find((name) => commandOf(name) === command)
}

/** The hint that names it; undefined if there is none. */
export function didYouMeanTool(typed: string, names: readonly string[]): string | undefined {
  return meantHint(nearestTool(typed, names))
}

function commandOf(name: string): string {
  return name.slice(name.indexOf(separator) + separator.length)
}
