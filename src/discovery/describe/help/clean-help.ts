import { stripVTControlCharacters } from 'node:util'

const tabStop = 8
/** The longest real help text that was seen, yt-dlp's, has 90 KiB and 1,200 lines. */
const lengthMax = 128 * 1024
const linesMax = 5000

/** A help text without colours, overstrikes, carriage returns and tabs; columns stay where they are. */
export function cleanHelp(text: string): string {
  // man-like output strikes a letter twice for bold, and an underscore first for underlined.
  const plain = stripVTControlCharacters(
    text.slice(0, lengthMax).replaceAll('\r\n', '\n').replaceAll(/.[\b]/gu, ''),
  )
  return (
    plain
      .split('\n', linesMax)
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
