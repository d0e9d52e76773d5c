import type { Measured, Row } from './row.js'

/** The rows of the table, head first. */
export function resultTable(results: readonly (readonly [Row, Measured | undefined])[]): string[][] {
  return [
    ['what', 'must', 'aim', 'measured', 'which is', 'holds'],
    ...results.map(([row, measured]) => [
      row.what,
      bound(row, row.must),
      bound(row, row.aim),
      measured === undefined ? 'not measured' : row.unit.text(measured.value),
      measured?.from ?? '',
      measured === undefined ? '' : verdict(row, measured),
    ]),
  ]
}

function bound({ unit }: Row, value: number | undefined): string {
  return value === undefined ? '' : `${unit.sign} ${unit.text(value)}`
}

function verdict({ unit, must, aim }: Row, { value }: Measured): string {
  const keeps = (bound: number | undefined): boolean =>
    bound !== undefined && (unit.sign === '<=' ? value <= bound : value >= bound)
  if (keeps(aim)) return 'aim'
  if (keeps(must)) return 'must'
  return must === undefined && aim === undefined ? '' : '**no**'
}
