import { readSections } from '../read-lines.js'
import { readUsages } from '../titled/read-prose.js'
import { inEnglish } from './in-english.js'

/** `[options]`, `<flags>`, `[global options]`, `[OPTION]...`. */
const options = /[[<(]?\b(?:[a-z]+ )?(?:options?|flags|opts)\b/i
/** `<command>`, `COMMAND`, `[subcommand]`. */
const command = /[[<({]?\b(?:sub-?)?(?:command|cmd)s?\b(?! (?:options|flags|line))/i

/**
 * Where a group's usage shows its options: before the word of a command, as also where it says nothing because most
 * parsers take them only there, or behind it as in `x <command> [options]`. Undefined: only in a usage without a command.
 */
export function optionPlace(text: string): 'before' | 'behind' | undefined {
  const usages = readUsages(readSections(inEnglish(text)))
  const ofCommands = usages.filter((usage) => command.test(usage))
  const shown = ofCommands.find((usage) => options.test(usage))
  if (shown !== undefined) return shown.search(options) > shown.search(command) ? 'behind' : 'before'
  return ofCommands.length > 0 && usages.some((usage) => options.test(usage)) ? undefined : 'before'
}
