import { isRow, optionRows } from '../layout/option-rows.js'
import { withNeatBrackets } from '../layout/neat-brackets.js'
import { withoutNotices } from '../layout/without-notices.js'
import { withoutPipes } from '../layout/piped-usage.js'
import { withoutRedirection } from '../layout/without-redirection.js'
import { paragraphs, type Section } from '../read-lines.js'
import { titles } from './titles.js'

/** What a program that does not know `--help` says before its usage. */
const refusal =
  /^\S+: (?:invalid|unrecognized|unknown|illegal) option\b|^Unknown option\b|^Option \S+ not supported/i

/** A line below a usage that goes on in words: `-a creates an array`, `word is key=value`. */
const prose = /^\s*(?:-{1,2}[\w-]+ )?[a-z-]+ (?:[a-z]+ ){1,}[a-z]/

/** A line below a usage that is no part of it: `Options:`, `level = {low, high}`. */
const headingBelow = /^\s*(?:[A-Z][a-z]+(?: [\w()-]+)*:|[a-z]\w* = .+)$/

/** Reads the usages, each on one line; wrapped lines are joined. */
export function readUsages(sections: readonly Section[]): string[] {
  const lines = firstLines(sections, titles.usage).flatMap(piecesOf)
  const usages: string[] = []
  let indent = 0
  let isApart = false
  for (const line of lines) {
    if (line.trim() === '') {
      isApart = true
      continue
    }
    const own = line.search(/\S/)
    if (usages.length > 0 && isApart && !(own === indent && isNextUsage(line, usages))) break
    isApart = false
    if (isOfOtherProgram(line, usages[0]) || (usages.length > 0 && isRemark(line))) continue
    const isOther = line.trim().split(/\s/, 1)[0] === usages[0]?.split(/\s/, 1)[0] || /^\s*or:?\s/i.test(line)
    if (isOpen(usages.at(-1))) {
      usages.push(`${usages.pop() ?? ''} ${line.trim()}`)
      continue
    }
    // GNU's tar tells below its usage, without a blank line, what it does.
    if (usages.length > 0 && !isOther && (own === 0 || prose.test(line))) break
    if (usages.length > 0 && (isRow(line) || isProse(line) || headingBelow.test(line))) break
    if (usages.length > 0 && own > indent && own > 0 && !isOther)
      usages.push(`${usages.pop() ?? ''} ${line.trim()}`)
    else {
      usages.push(line.trim().replace(/^or:? +/, ''))
      indent = Math.max(own, indent)
    }
  }
  return usages.map((usage) => withNeatBrackets(withoutRedirection(usage)))
}

/** Whether a usage is wrapped within brackets. */
function isOpen(usage = ''): boolean {
  return usage.split('[').length > usage.split(']').length
}

/** The usages in a line, without a prompt, each with the line's indent. */
function piecesOf(line: string): string[] {
  const [, indent = '', own = ''] = /^(\s*)(?:[$%▸] )?(.*)$/.exec(line) ?? []
  return withoutPipes(own).map((usage) => indent + usage)
}

/** Whether a line says something of the usage above it: `(output goes to a file)`. */
function isRemark(line: string): boolean {
  return /^\s+\([^()]*\)$/.test(line) && isProse(line)
}

/** Whether a line behind an empty one is one more usage: it names the program again, and something in brackets. */
function isNextUsage(line: string, [first = '']: readonly string[]): boolean {
  return line.trim().split(/\s/, 1)[0] === first.split(/\s/, 1)[0] && /\s[[<(]\S/.test(line) && !isProse(line)
}

/** Whether a line is the first usage again with another program's name: one that is the same under two names. */
function isOfOtherProgram(line: string, usage: string | undefined): boolean {
  const [name, ...rest] = line.trim().split(/ +/)
  const [own, ...shown] = usage?.split(/ +/) ?? []
  return name !== own && rest.length > 0 && rest.join(' ') === shown.join(' ')
}

/** Whether a line below a usage is a sentence, and no more of it: at least four words, three of them in lower case. */
function isProse(line: string): boolean {
  if (/^\s*\(?[A-Za-z][A-Za-z']*(?: [a-z']+){3}/.test(line)) return true
  // `Parse the XML files and output the result`
  const isPlain = /^\s*[A-Z][a-z]+(?: [A-Za-z'-]+){4,}[.:]?$/.test(line)
  return isPlain && (line.match(/ [a-z]+/g) ?? []).length >= 3
}

/** Reads the description: a section of its own, else the text before the usage, else the text after it. */
export function readDescription(sections: readonly Section[]): string {
  const usage = firstLines(sections, titles.usage)
  const candidates = [
    firstLines(sections, titles.description),
    firstLines(sections, /^$/),
    linesFrom(usage, (line) => line.trim() === ''),
    linesFrom(beforeRows(usage), isProse),
  ]
  const proses = candidates.map((lines) =>
    paragraphs(
      withoutNotices(
        beforeRows(lines).filter((line) => !refusal.test(line.trim())),
        usage,
      ).map((line) => line.trim()),
    ),
  )
  return proses.find((prose) => prose !== '') ?? ''
}

/** The lines behind the first one, from one that is so. */
function linesFrom(lines: readonly string[], isSo: (line: string) => boolean): readonly string[] {
  const first = lines.findIndex((line, index) => index > 0 && isSo(line))
  return first < 0 ? [] : lines.slice(first)
}

/** The lines before the first row of an option: rows are no description. */
function beforeRows(lines: readonly string[]): readonly string[] {
  const [first] = optionRows(lines)
  return first === undefined ? lines : lines.slice(0, lines.indexOf(first))
}

/** The lines of the first such section; beside a usage, a synopsis may be an example. */
function firstLines(sections: readonly Section[], wanted: RegExp): readonly string[] {
  const fitting = sections.filter(({ title }) => wanted.test(title))
  return (fitting.find(({ title }) => !/^synopsis$/i.test(title)) ?? fitting[0])?.lines ?? []
}
