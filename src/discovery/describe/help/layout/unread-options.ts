import type { Parameter } from '../../../tool.js'
import { indentOf, rowShape } from './row-shape.js'
import { splitRow } from './split-row.js'

/** The spellings of one option, as a row or a usage shows them. */
type Flags = readonly string[]

/** A line that shows an option. */
export interface OptionRow {
  readonly indent: number
  readonly flags: Flags
}

/** How far rows are indented where none was read. */
const indentMax = 8
/** Options that only print: nobody needs a way to give them. */
const onlyPrints = /^(?:-[hV?]|--?(?:.*-)?(?:help|version|usage|completions?)(?:-.*)?)$/
/** Two words behind single spaces, neither of them a flag, a bar or a bracket: prose that begins with a flag has them. */
const proseBehind = / (?![-|/[])\S+ (?![-|/[])\S/
const flag = /(?<![\w-])-{1,2}(?:\[no-?\])?[\w?#@][\w?#@.:+-]*/g

/** The row of an option in a line; none in any other line. */
export function optionRowIn(line: string): OptionRow[] {
  const row = line.trim()
  const [column = ''] = row.split(/ {2,}| : /, 1)
  if (rowShape(line) !== 'option' || proseBehind.test(column)) return []
  const flags = splitRow(row).head.match(flag) ?? []
  return flags.length === 0 ? [] : [{ indent: indentOf(line), flags }]
}

/** The options of rows and usages that no parameter has and that do not only print, each with all its spellings. */
export function unreadOptions(
  rows: readonly OptionRow[],
  inUsages: readonly Flags[],
  parameters: readonly Parameter[],
): string[] {
  const known = new Set(parameters.flatMap(({ flag: one, negation }) => [one, negation].map(nameOf)))
  const counting = new Set(parameters.flatMap(({ flag: one, isCount }) => (isCount && one ? [one] : [])))
  const isRead = (flags: Flags): boolean =>
    flags.some((one) => known.has(nameOf(one)) || onlyPrints.test(one) || isCountOf(one, counting))
  const read = rows.filter(({ flags }) => isRead(flags))
  // Deeper rows are part of a text, such as its examples.
  const indents = read.filter(isFirst).map(({ indent }) => indent)
  const deepest = indents.length > 0 ? Math.max(...indents) : indentMax
  const others = rows.filter(({ indent, flags }) => indent <= deepest && !isRead(flags))
  const spelled = new Set(read.flatMap(({ flags }) => flags.map(nameOf)))
  const onlyInUsages = inUsages.filter(
    (flags) => !isRead(flags) && !flags.some((one) => spelled.has(nameOf(one))),
  )
  const unread = [...others.map(({ flags }) => flags), ...onlyInUsages]
  return [...new Set(unread.map((flags) => flags.join(', ')))]
}

/** `-vv` beside a `-v` that counts. */
export function isCountOf(spelling: string, counting: ReadonlySet<string>): boolean {
  const letter = /^-([a-zA-Z])\1+$/.exec(spelling)?.[1]
  return letter !== undefined && counting.has(`-${letter}`)
}

/** Whether no row before it spells the same option: the next ones are examples. */
function isFirst({ flags }: OptionRow, index: number, rows: readonly OptionRow[]): boolean {
  return rows.findIndex((row) => row.flags.some((one) => flags.includes(one))) === index
}

/** A long flag without its dashes, because some usages write only one of them, and without a value behind a colon. */
function nameOf(spelling: string | undefined): string {
  const plain = (spelling ?? '').replace(/\[no-?\]/, '').replace(/(?<=\w):.*$|[.:]+$/, '')
  return plain.length > 2 ? plain.replace(/^-+/, '') : plain
}
