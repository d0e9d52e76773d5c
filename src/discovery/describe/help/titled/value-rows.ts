import { groupBy } from '../../../../group-by.js'
import type { Entry } from '../read-lines.js'
import { areAll, isLiteral, isWord, readValueRow, valuesIn, type ValueRow } from './value-row.js'

/**
 * Joins the rows of a flag that each show another value, `--mode=c`, `--mode=java`, to one with all values and what is
 * said of each. Where a help has such rows, a number in others, `--details=1`, is to be given, too, and no default.
 */
export function withValueRows(entries: readonly Entry[]): Entry[] {
  const rows = new Map(entries.map((entry) => [entry, readValueRow(entry)]))
  const all = [...rows.values()].filter((row) => row !== undefined)
  const groups = groupBy(all, ({ flag }) => flag).filter(isGroup)
  const isToGive = groups.some((group) => valuesIn(group).filter(isLiteral).length > 1)
  return entries.flatMap((entry) => {
    const row = rows.get(entry)
    const group = groups.find((one) => row && one.includes(row))
    if (group) return row === group[0] ? [joined(group)] : []
    return [row && isToGive ? asToGive(row) : entry]
  })
}

/** Whether rows show different values, or the flag with and without one. */
function isGroup(rows: readonly ValueRow[]): boolean {
  const shown = new Set(rows.map(({ values }) => values.join(', ')))
  const isAlike = rows.every(
    ({ entry, shorts }) =>
      entry.indent === rows[0]?.entry.indent &&
      (entry.head.startsWith('--') || shorts[0] === rows[0].shorts[0]),
  )
  // Two words behind a blank may be two names for what stands there.
  const isApart = rows.some(({ flag }) => !flag.startsWith('--'))
  if (isApart) return isAlike && shown.size > 2 && areAll(valuesIn(rows))
  return isAlike && shown.size > 1 && (shown.has('') || valuesIn(rows).some(isLiteral))
}

function joined(rows: readonly [ValueRow, ...ValueRow[]]): Entry {
  const [{ entry, flag, shorts }] = rows
  const values = valuesIn(rows)
  const isClosed = areAll(values)
  const value = isClosed ? kindOf(values) : (values.find((one) => !isLiteral(one)) ?? 'VALUE')
  const isOptional = rows.some((row) => row.values.includes(''))
  const separator = flag.startsWith('--') ? '=' : ' '
  const kept = shorts.filter((short) => rows.every((row) => row.shorts.includes(short)))
  return {
    indent: entry.indent,
    head: [...kept, isOptional ? `${flag}[=${value}]` : flag + separator + value].join(', '),
    help: textOf(rows),
    ...(isClosed && { values }),
  }
}

function kindOf(values: readonly string[]): string {
  return values.every((value) => /^-?\d+$/.test(value)) ? 'INT' : 'VALUE'
}

/** The words of the rows, each behind its values; a row without any shares those of the next one. */
function textOf(rows: readonly ValueRow[]): string {
  const told = rows.reduce<{ values: readonly string[]; help: string }[]>((before, { entry, values }) => {
    const last = before.at(-1)
    return last?.help === ''
      ? [...before.slice(0, -1), { values: [...last.values, ...values], help: entry.help }]
      : [...before, { values, help: entry.help }]
  }, [])
  const [first] = told
  if (told.length === 1 && first) return first.help
  return told
    .filter(({ help }) => help !== '')
    .map(({ values, help }) => labelled(values, help))
    .join(' ')
}

function labelled(values: readonly string[], help: string): string {
  const words = values.filter(isWord).join(', ')
  return `${words === '' ? '' : `${words}: `}${help.replace(/[^.!?:;]$/, '$&.')}`
}

/** A row with one number: its value is an integer, and its words are of this one. */
function asToGive({ entry, values }: ValueRow): Entry {
  const [value = ''] = values
  if (!entry.head.includes('=') || values.length > 1 || kindOf(values) === 'VALUE' || value === '')
    return entry
  return { ...entry, head: entry.head.replace(`=${value}`, '=INT'), help: `${value}: ${entry.help}` }
}
