import { stripVTControlCharacters } from 'node:util'

const tabStop = 8

/** A help text without colours, overstrikes, carriage returns and tabs; columns stay where they are. */
export function cleanHelp(text: string): string {
  // man-like output strikes a letter twice for bold, and an underscore first for underlined.
  const plain = stripVTControlCharacters(text.replaceAll('\r\n', '\n').replaceAll(/.[\b]/gu, ''))
  return (
    plain
      .split('\n')
      // A line of blanks says where argparse's nameless list of commands stands.
      .map((line) => (line.trim() === '' ? line : expandTabs(line).trimEnd()))
      .join('\n')
  )
}

function expandTabs(line: string): string {
  return line
    .split('\t')
    .reduce((before, after) => before.padEnd((Math.floor(before.length / tabStop) + 1) * tabStop) + after)
}
