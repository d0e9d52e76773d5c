import { readHead } from '../read-lines.js'
import { indentOf, rowShape } from './row-shape.js'
import { splitRow } from './split-row.js'

/** A row with one spelling. */
interface Row {
  readonly line: string
  readonly flag: string
  readonly value: string
  readonly hasText: boolean
}

/**
 * Puts a short spelling into the row of the long one that stands above it without a text: `--type=style`, and below
 * `-t style   The style`. Both have the same word for their value; without a value, they begin with the same letter.
 */
export function withStackedSpellings(lines: readonly string[]): string[] {
  const joined: string[] = []
  // Those directly above without a text.
  let open: Row[] = []
  for (const line of lines) {
    const row = rowOf(line)
    const long = row && isShort(row) ? open.findLast((above) => isSame(above, row)) : undefined
    if (long) {
      // What follows is the text of the last row.
      joined.splice(joined.lastIndexOf(long.line), 1)
      joined.push(`${long.line.trimEnd()}, ${line.trimStart()}`)
    } else joined.push(line)
    if (!row || row.hasText) open = []
    else if (!isShort(row)) open.push(row)
  }
  return joined
}

/** Undefined for any other line. */
function rowOf(line: string): Row | undefined {
  if (rowShape(line) !== 'option') return undefined
  const { head, help } = splitRow(line.trim())
  const { flags, metavar } = readHead(head)
  const [flag] = flags
  return flag === undefined || flags.length > 1
    ? undefined
    : { line, flag, value: metavar, hasText: help !== '' }
}

function isShort({ flag }: Row): boolean {
  return !flag.startsWith('--')
}

function isSame(long: Row, short: Row): boolean {
  const isAlike =
    short.value === '' ? long.flag.charAt(2).toLowerCase() === short.flag.charAt(1).toLowerCase() : true
  return isAlike && long.value === short.value && indentOf(long.line) === indentOf(short.line)
}
