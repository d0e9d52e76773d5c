import picomatch from 'picomatch'
import type { Tool } from '../../../discovery/tool.js'
import { ConfigError } from '../../../errors.js'
import { nearestName } from '../../../nearest-name.js'

/** The words that a person types for the command of a tool: `pr list`. */
export function commandWords({ command, plugin }: Tool): string {
  return command.path.join(' ') || plugin
}

/**
 * Finds the tools whose commands match one of these patterns, which are separated by commas. A pattern matches the words
 * of a command or its name: `pr *`, `pr_list`. Throws a ConfigError for one that matches nothing, with the nearest command.
 */
export function fittingTools(tools: readonly Tool[], patterns: readonly string[]): Tool[] {
  const globs = patterns.flatMap(splitAtCommas)
  const fits = globs.map((glob) => picomatch(glob))
  const unused = globs.find(
    (_, index) => !tools.some((tool) => namesOf(tool).some((name) => fits[index]?.(name))),
  )
  if (unused !== undefined) throw fitsNothing(unused, tools)
  return tools.filter((tool) => namesOf(tool).some((name) => fits.some((fit) => fit(name))))
}

/**
 * The manifest's `hide` that leaves only these tools: it negates a glob of what is served, so that new commands stay
 * hidden.
 */
export function hideAllBut(chosen: readonly Tool[], all: readonly Tool[]): { hide?: string[] } {
  const names = chosen.map(({ command }) => command.name)
  if (names.length === all.length) return {}
  return { hide: [names.length === 1 ? `!${names.join('')}` : `!{${names.join(',')}}`] }
}

function namesOf(tool: Tool): string[] {
  return [commandWords(tool), tool.command.name]
}

/** Splits patterns at commas, except inside braces: `pr {list,view}`. */
function splitAtCommas(text: string): string[] {
  return text
    .split(/,(?![^{]*\})/)
    .map((pattern) => pattern.trim())
    .filter((pattern) => pattern !== '')
}

function fitsNothing(pattern: string, tools: readonly Tool[]): ConfigError {
  const words = tools.map(commandWords)
  const near = nearestName(pattern.replaceAll(/[*?]/g, '').trim(), [...words, ...groupsOf(words)], Infinity)
  const hint = near === undefined ? undefined : `The nearest is ${JSON.stringify(near)}.`
  const nobody =
    tools.length === 1 ? 'The only command does not match' : `None of the ${tools.length} commands matches`
  return new ConfigError(`${nobody} ${JSON.stringify(pattern)}`, { hint })
}

/** The groups of commands as patterns, made from all words but the last: `pr *`. */
function groupsOf(words: readonly string[]): string[] {
  const groups = words.map((one) => one.split(' ').slice(0, -1).join(' ')).filter((group) => group !== '')
  return [...new Set(groups)].map((group) => `${group} *`)
}
