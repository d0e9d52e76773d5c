import { styleText } from 'node:util'
import { count } from '../../count.js'
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
    const lines = texts.flatMap((one) => broken(one, width === undefined ? Infinity : width - left))
    const [first = '', ...rest] = isNarrow ? ['', ...lines] : lines
    return [`${head}${first}`.trimEnd(), ...rest.map((line) => `${' '.repeat(left)}${line}`)]
  })
}

export function doctorSummary({ problems, warnings }: DoctorReport): string {
  if (problems + warnings === 0) return 'All is well.'
  return `${[count(problems, 'problem'), count(warnings, 'warning')].join(', ')}.`
}

/** A text in lines of at most so many columns; a word that is longer is left whole, so that it can be copied. */
function broken(text: string, columns: number): string[] {
  return text.split(' ').reduce<string[]>((lines, word) => {
    const last = lines.at(-1)
    if (last === undefined || last.length + 1 + word.length > columns) return [...lines, word]
    return [...lines.slice(0, -1), `${last} ${word}`]
  }, [])
}
