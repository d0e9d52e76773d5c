import { styleText } from 'node:util'
import { count } from '../../count.js'
import { wrapLine } from '../terminal/wrap-line.js'
import type { Check } from './check.js'

/** What was found, for programs. */
export interface DoctorReport {
  readonly checks: readonly Check[]
  readonly problems: number
  readonly warnings: number
}

export function doctorReport(checks: readonly Check[]): DoctorReport {
  const having = (verdict: Check['verdict']): number => checks.filter((one) => one.verdict === verdict).length
  return { checks, problems: having('problem'), warnings: having('warning') }
}

const colours = { ok: 'green', warning: 'yellow', problem: 'red' } as const
const verdictWidth = 9
/** Text narrower than this is hard to read: then it begins on a line of its own. */
const textMin = 30

/** A line for each check, and one for its cure; at a terminal, of which `width` are the columns, with breaks between words. */
export function doctorLines({ checks }: DoctorReport, width: number | undefined): string[] {
  const aboutWidth = Math.max(...checks.map(({ about }) => about.length)) + 2
  const indent = verdictWidth + aboutWidth
  const isNarrow = width !== undefined && width - indent < textMin
  const left = isNarrow ? verdictWidth : indent
  return checks.flatMap(({ about, verdict, text, cure }) => {
    const head = `${styleText(colours[verdict], verdict.padEnd(verdictWidth), { stream: process.stdout })}${about.padEnd(aboutWidth)}`
    const texts = [text, ...(cure === undefined ? [] : [`-> ${cure}`])]
    const columns = width === undefined ? Infinity : width - left
    const lines = texts.flatMap((one) => wrapLine(one, { width: columns }))
    const [first = '', ...rest] = isNarrow ? ['', ...lines] : lines
    return [`${head}${first}`.trimEnd(), ...rest.map((line) => `${' '.repeat(left)}${line}`)]
  })
}

export function doctorSummary({ problems, warnings }: DoctorReport): string {
  if (problems + warnings === 0) return 'All is well.'
  return `${[count(problems, 'problem'), count(warnings, 'warning')].join(', ')}.`
}
