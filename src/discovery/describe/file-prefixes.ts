import type { Look } from './look/look-at-source.js'
import { mapRuns } from '../offers.js'
import type { Command, Description } from '../tool.js'

/**
 * Adds to a description what only the program's text shows: argparse reads a value that begins with one of
 * `fromfile_prefix_chars` as the name of a file of arguments. What a probe has found stays as it is.
 * https://docs.python.org/3/library/argparse.html#fromfile-prefix-chars
 */
export function withFilePrefixes(description: Description, { filePrefixes }: Look): Description {
  if (filePrefixes === undefined || description.source === 'parser') return description
  const { commands, offers } = description
  const withPrefixes = (command: Command): Command => ({ filePrefixes, ...command })
  return {
    ...description,
    commands: commands.map(withPrefixes),
    ...(offers && { offers: mapRuns(offers, withPrefixes) }),
  }
}
