import type { Look } from './look/look-at-source.js'
import type { Description } from '../tool.js'

/**
 * Adds to a description what only the program's text shows: argparse reads a value that begins with one of
 * `fromfile_prefix_chars` as the name of a file of arguments. What a probe has found stays as it is.
 * https://docs.python.org/3/library/argparse.html#fromfile-prefix-chars
 */
export function withFilePrefixes(description: Description, { filePrefixes }: Look): Description {
  if (filePrefixes === undefined || description.source === 'parser') return description
  return {
    ...description,
    commands: description.commands.map((command) => ({ filePrefixes, ...command })),
  }
}
