import { fitTable } from '../../terminal/fit-table.js'
import type { Teller } from './describe-by-sources.js'
import type { Comparison, Difference } from './find-differences.js'

/**
 * What sources say differently: a table with a column for each at a terminal, else a line for each difference. The last
 * line says which sources were compared.
 */
export function differenceReport(
  { sources: columns, differences }: Comparison,
  width: number | undefined,
): string[] {
  const compared = columns.filter((source) => source !== 'served')
  if (width === undefined)
    return [...differences.map((one) => differenceLine(one, columns)), summary(compared, differences)]
  const rows = differences.map((one) => [
    placeOf(one),
    one.fact,
    ...columns.map((source) => (source in one.by ? shown(one, source) : '')),
  ])
  const table =
    rows.length > 0 ? [fitTable(['Differs', 'In', ...columns], rows, width, { isCompact: true })] : []
  return [...table, summary(compared, differences)]
}

function summary(compared: readonly Teller[], differences: readonly Difference[]): string {
  const [only, second] = compared
  if (only === undefined) return 'Nothing to compare: no source knows its commands.'
  if (second === undefined) return `Nothing more to compare: only its ${only} knows its commands.`
  const names = `${compared.slice(0, -1).join(', ')} and ${compared.at(-1) ?? ''}`
  return differences.length === 0
    ? `Its ${names} say the same.`
    : `Compared: ${names}; served is what they make together.`
}

/** `Differs: go jobs, type: parser integer; help string; served integer` */
function differenceLine(difference: Difference, columns: readonly Teller[]): string {
  const said = columns.filter((source) => source in difference.by)
  const values = said.map((source) => `${source} ${shown(difference, source)}`)
  return `Differs: ${placeOf(difference)}, ${difference.fact}: ${values.join('; ')}`
}

function placeOf({ command, parameter }: Difference): string {
  return parameter === undefined ? command : `${command} ${parameter}`
}

/** What a source says in words; nothing is `-`. */
function shown({ fact, by }: Difference, source: Teller): string {
  const value = by[source]
  if (value === null) return '-'
  if (typeof value === 'boolean' && fact !== 'default') return value ? 'yes' : 'no'
  return fact === 'type' && typeof value === 'string' ? value : JSON.stringify(value)
}
