import type { Parameter } from '../../../../tool.js'
import { nameApart } from '../../build-parameter.js'
import { unwrap } from '../../read-lines.js'
import { isListDefault, readNotes } from '../../read-notes.js'
import { onlyPrints } from '../../only-prints.js'
import { saysRepeated } from '../../says-repeated.js'
import type { Row } from './read-rows.js'
import { readChoices, schemaOf } from './read-value.js'
import { shows, wholeWords, withoutBrackets } from './usage.js'

const ownTitles = ['positional arguments', 'options', 'optional arguments']

/**
 * Reads parameters. An epilog can look like a group: its names are positionals only if the usage shows them, and once.
 */
export function readParameters(rows: readonly Row[], wholeUsage: string): Parameter[] {
  const usage = wholeUsage.slice(Math.max(wholeUsage.indexOf('[-h]'), 0))
  const isOwn = ({ title }: Row): boolean => ownTitles.includes(title)
  const isFirst = ({ head }: Row, index: number): boolean =>
    rows.findIndex((row) => row.head === head) === index
  const real = rows.filter((row, index) => isOwn(row) || isFirst(row, index))
  const options = real.filter(({ head }) => /^--?\w/.test(head))
  const positionals = real.filter(
    (row) => !row.head.startsWith('-') && (isOwn(row) || shows(usage, row.head)),
  )
  return nameApart([
    ...readPositionals(positionals, options.reduce(withoutOption, usage)),
    ...options.flatMap((row) => readOption(row, withoutBrackets(usage))),
  ])
}

/** Reads positionals in the usage's order, because a titled group may show the first positional last. */
function readPositionals(rows: readonly Row[], usage: string): Parameter[] {
  const place = ({ head }: Row): number => {
    const index = usage.search(wholeWords(head))
    return index < 0 ? usage.length : index
  }
  return rows
    .toSorted((a, b) => place(a) - place(b))
    .map((row) => readPositional(row, usage, rows.filter(({ head }) => head === row.head).length === 1))
}

function readPositional({ head, help }: Row, usage: string, hasOwnName: boolean): Parameter {
  // The usage shows a remainder as three dots, without its name.
  const isRest = !shows(usage, head) && usage.endsWith(' ...')
  const isPair = hasOwnName && shows(usage, `${head} ${head}`)
  const isList = isRest || isPair || shows(usage, `${head} ...]`)
  const isOptional = isRest || (shows(usage, head) && !shows(withoutBrackets(usage), head))
  return {
    name: readChoices(head)
      ? 'value'
      : head.replaceAll(/[^\w.-]+/g, '_').replaceAll(/^_+|_+$/g, '') || 'value',
    required: !isOptional,
    schema: schemaOf(head, help, isList),
    positional: true,
    ...(isList && { list: 'together' as const }),
  }
}

function readOption({ head, help }: Row, required: string): Parameter[] {
  const { flags, metavar } = readSpellings(head)
  const isSwitch = metavar === ''
  if (isSwitch && onlyPrints(flags, help)) return []
  const flag = flags.find((one) => one.startsWith('--')) ?? flags[0] ?? head
  const isTogether = /\s/.test(metavar.replaceAll(/\{.*?\}/g, ''))
  const isSeveral = saysRepeated(help) || isListDefault(readNotes(unwrap(help)).default)
  const isRepeated = !isSwitch && !isTogether && isSeveral
  return [
    {
      name: flag.replace(/^-+/, ''),
      required: shows(required, flags[0] ?? flag),
      schema: schemaOf(metavar, help, isTogether || isRepeated),
      flag,
      ...(isSwitch && { isSwitch }),
      ...(isTogether && { list: 'together' as const }),
      ...(isRepeated && { list: 'repeated' as const }),
    },
  ]
}

/** Reads `-o OUT, --output OUT`, or `-o, --output OUT` since Python 3.13. */
function readSpellings(head: string): { flags: string[]; metavar: string } {
  const spellings = head.split(/, (?=-)/)
  return {
    flags: spellings.map((spelling) => spelling.replace(/ .*/, '')),
    metavar: /(?<= ).*/.exec(spellings.at(-1) ?? '')?.[0] ?? '',
  }
}

/** Removes an option from the usage, so that its metavar is not taken for a positional of the same name. */
function withoutOption(usage: string, { head }: Row): string {
  const { flags, metavar } = readSpellings(head)
  return usage.replace(wholeWords(`${flags[0] ?? head} ${metavar}`.trim()), '')
}
