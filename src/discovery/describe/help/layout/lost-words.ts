import { isPositional } from '../../any-arguments.js'
import type { Parameter } from '../../../tool.js'
import type { Section } from '../read-lines.js'
import { readUsage, wordsInFront } from '../read-usage.js'
import { switchesIn } from '../switches-in.js'
import { ownUsages } from '../titled/own-usages.js'
import { standsForOptions } from '../titled/read-positionals.js'
import { withoutCommand } from '../titled/runs-itself.js'

/** The words of usages that are no option, no value of one and no positional: nobody could give what they stand for. */
export function lostWords(
  usages: readonly string[],
  parameters: readonly Parameter[],
  path: readonly string[],
  sections: readonly Section[],
): string[] {
  const positionals = parameters.filter(isPositional)
  // A list takes them all.
  if (parameters.some(({ positional, list, isRaw }) => isRaw ?? (positional && list !== undefined))) return []
  const switches = switchesIn(parameters)
  const lost = ownUsages(usages)
    .map(withoutCommand)
    .flatMap((usage) => {
      const names = readUsage(usage, path, switches)
        .filter((one) => !standsForOptions(one, sections))
        .map(({ name }) => name)
      return [...wordsInFront(usage, path), ...names].slice(positionals.length)
    })
  return [...new Set(lost)]
}
