import { stripVTControlCharacters } from 'node:util'

const tabStop = 8
/** The longest real help text that was found, yt-dlp's, has 90 KiB and 1,200 lines. */
const lengthMax = 128 * 1024
const linesMax = 5000
/** No line that anyone reads is longer, and some patterns take time with the square of a line's length. */
const lineLengthMax = 4096

/** Removes colours, overstrikes, carriage returns and tabs from a help text; columns stay where they are. */
export function cleanHelp(text: string): string {
  // man-like output prints a letter twice for bold, and an underscore before it for underlined.
  const plain = text.slice(0, lengthMax).replaceAll('\r\n', '\n').replaceAll(/.[\b]/gu, '')
  return dedent(
    plain
      .split('\n', linesMax)
      .map(withoutEscapes)
      .map((line) => line.slice(0, lineLengthMax))
      // A line of blanks shows where argparse's list of commands without a name is.
      .map((line) => (line.trim() === '' ? line : expandTabs(line).slice(0, lineLengthMax).trimEnd()))
      .join('\n'),
  )
}

/** Puts blanks for the escapes that move the cursor to a column or to the right, and removes all others. */
function withoutEscapes(line: string): string {
  // eslint-disable-next-line no-control-regex -- That is what an escape begins with.
  const [first = '', ...moves] = line.split(/\u001b\[(\d*)([CG])/)
  let shown = stripVTControlCharacters(first)
  for (let index = 0; index < moves.length && shown.length < lineLengthMax; index += 3) {
    const [places = '', way, behind = ''] = moves.slice(index, index + 3)
    const count = Math.min(Number(places || 1), lineLengthMax)
    shown = shown.padEnd(way === 'G' ? count - 1 : shown.length + count) + stripVTControlCharacters(behind)
  }
  return shown
}

/** Removes the indent that all lines share: some libraries indent the whole text. */
function dedent(text: string): string {
  const indents = text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.search(/\S/)]))
  const shared = indents.length === 0 ? 0 : Math.min(...indents)
  return shared === 0 ? text : text.replaceAll(new RegExp(`^ {1,${shared}}`, 'gm'), '')
}

/** Puts blanks for tabs, as far as a line is read. */
function expandTabs(line: string): string {
  const [first = '', ...others] = line.split('\t')
  let before = first
  let isBlank = first.trim() === ''
  for (const after of others) {
    if (before.length > lineLengthMax) break
    const column = (Math.floor(before.length / tabStop) + 1) * tabStop
    // A tab is a gap, which one space would not be.
    const isGap = !isBlank && column - before.length < 2
    before = before.padEnd(isGap ? column + 1 : column) + after
    isBlank &&= after.trim() === ''
  }
  return before
}
