import { isKindOfValue } from './kind-of-value.js'
import { isRemark } from './layout/remark.js'
import { splitAtColon } from './layout/split-at-colon.js'
import { splitRow } from './layout/split-row.js'
import { titleByLayout } from './layout/title-by-layout.js'

/** What most dialects have in common: titled sections, and entries with a head and help next to it or below. */

export interface Section {
  /** Without its colon; empty for the text before the first title. */
  readonly title: string
  readonly lines: readonly string[]
}

export interface Entry {
  readonly indent: number
  /** `-o, --output FILE`, `install`, `NAME`. */
  readonly head: string
  /** The words next to the head and below it, on one line. */
  readonly help: string
  /** The same words as they are written: the lines, of which those below the head have their indents. */
  readonly lines?: readonly string[]
  /** All values that can be given, where rows of their own show them. */
  readonly values?: readonly string[]
}

/** The left column of an option's row. */
interface Head {
  readonly flags: string[]
  readonly negation?: string
  readonly metavar: string
  readonly joinedBy?: ':'
}

/**
 * Splits a text at its titles: those that `titleOf` finds; by default words at the margin that end in a colon, and lines
 * that the layout shows to be titles. What follows a title on its line becomes the section's first line.
 */
export function readSections(
  text: string,
  titleOf?: (line: string) => { title: string; rest?: string } | undefined,
): Section[] {
  const sections: { title: string; lines: string[] }[] = [{ title: '', lines: [] }]
  const lines = text.split('\n')
  lines.forEach((line, index) => {
    const found = titleOf ? titleOf(line) : (titleAtMargin(line) ?? titleByLayout(lines, index))
    if (found) sections.push({ title: found.title, lines: found.rest ? [atItsColumn(found.rest, line)] : [] })
    else sections.at(-1)?.lines.push(line)
  })
  return sections
}

/** A first row beside the title, `Options:  --raw  Print it`, where it stands, because the next ones stand below it. */
function atItsColumn(rest: string, line: string): string {
  return rest.startsWith('-') ? ' '.repeat(line.length - rest.length) + rest : rest
}

/** `where <command> is one of:`, `<global-options> are:` */
const announced =
  /^ ?(?:(?:where|the|valid|possible|available) )*[<[{]?((?:[a-z]+[ -])?(?:(?:sub-?)?commands?|options|flags))[>\]}]? (?:is|are)(?: one of| any of)?(?: the following)?:$/i

/** Finds a title at the margin, `Options:`, which words may follow: `Usage: prog [OPTIONS]`. */
export function titleAtMargin(line: string): { title: string; rest?: string } | undefined {
  const kind = announced.exec(line)?.[1]
  if (kind !== undefined) return { title: kind.replace('-', ' ') }
  const [, title, rest] = /^ ?([A-Z][\w /(),-]{0,60}?):(?:\s+(\S.*))?$/.exec(line) ?? []
  return title === undefined ? undefined : { title, ...(rest !== undefined && { rest }) }
}

/** The lines of all sections with a matching title. */
export function linesOf(sections: readonly Section[], title: RegExp): string[] {
  return sections.filter((section) => title.test(section.title)).flatMap(({ lines }) => lines)
}

/**
 * Reads entries such as `  --param PARAM  What it is for`. The help is on the same line after two spaces, or below with a
 * deeper indent. `startsEntry` says which lines begin an entry; by default, options and the least indented lines.
 */
export function readEntries(
  lines: readonly string[],
  startsEntry: (line: string, indent: number) => boolean = isFlagOrShallow(lines),
): Entry[] {
  const entries: { indent: number; head: string; lines: string[] }[] = []
  let long = -1
  let isNewParagraph = false
  for (const line of lines) {
    const space = /^ */.exec(line)?.[0] ?? ''
    if (line.trim() === '') {
      isNewParagraph = true
      continue
    }
    const { head, help } = splitRow(line.trim())
    const last = entries.at(-1)
    // A word of the help that begins with a dash has a deeper indent than any head.
    const isDeep = last !== undefined && space.length > last.indent + 5 && !/^ {0,8}-/.test(line)
    // Long flags may have a column of their own, and stand there alone: `-a   --all  text`, `     --list  text`.
    const isInColumn = space.length === long && line.startsWith('--', long) && help !== ''
    if (startsEntry(line.trim(), space.length) && (!isDeep || isInColumn)) {
      if (!isDeep) long = line.search(/(?<= {2})--\w/)
      entries.push({ indent: isDeep ? last.indent : space.length, head, lines: help === '' ? [] : [help] })
    }
    // `@FILE  Read more from there` below the rows of options is a row of its own.
    else if (space.length === last?.indent && /^@\S+ {2,}\S/.test(line.trim()))
      entries.push({ indent: space.length, head: '', lines: [] })
    // Prose behind the rows is no help of the last one, nor is a paragraph that is no deeper than they are.
    else if (last && space.length >= last.indent + (isNewParagraph ? 1 : 0)) last.lines.push(line.trimEnd())
    isNewParagraph = false
  }
  return entries
    .filter(({ head }) => head !== '')
    .map((entry) => ({
      ...entry,
      help: unwrap(entry.lines.map((line) => line.trim()).join('\n')),
    }))
}

/** Joins several lines into one, and words that were broken at a hyphen. */
export function unwrap(text: string): string {
  return text
    .replaceAll(/(?<=\w-)\n\s*(?=\w)/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/** The paragraphs in these lines, each unwrapped, separated by an empty line. */
export function paragraphs(lines: readonly string[]): string {
  return lines
    .join('\n')
    .trim()
    .split(/\n\s*\n/)
    .map(unwrap)
    .join('\n\n')
}

/**
 * Reads the spellings in `-o, --output <FILE>`, `-f FILE, --file=FILE`, `--define:K=V`, `--[no-]color`, and the metavar
 * without the `=` or `:` before it: `<FILE>`, `[=WHEN]`, `TAG,...`; empty for a switch.
 */
export function readHead(head: string): Head {
  const spellings = head
    .replace(/ +\(([^()]*)\)$/, (all, inside: string) => (isRemark(inside) ? '' : all))
    // `-l, +l` turns it on and off, `-1 ("one")` says it in words.
    .replaceAll(/(?<=^-\w)(?:, *\+\w| \(["']\w+["']\))(?=$|,)/g, '')
    .split(/(?:,\s*|\s*[|/]\s*|\s+or\s+|\s+)(?=-{1,2}[\w?#@[])/)
  const parts = spellings.map(readSpelling)
  const both = parts.map(({ flag }) => /^(--?)\[(no-?)\](.+)$/.exec(flag)).find((match) => match)
  const rests = parts.map(({ rest }) => rest).filter((rest) => rest !== '')
  return {
    // A row of dashes, or `--` alone, is not a flag.
    flags: parts.flatMap(({ flag }) => (/[\w?#@]/.test(flag) ? [flag.replace(/^(--?)\[no-?\]/, '$1')] : [])),
    ...(both && { negation: both.slice(1).join('') }),
    metavar: (rests.at(-1) ?? '').replace(/^=/, ''),
    ...(parts.some(({ isColon }) => isColon) && { joinedBy: ':' }),
  }
}

function readSpelling(spelling: string): { flag: string; rest: string; isColon?: boolean } {
  const behindColon = splitAtColon(spelling.trim())
  if (behindColon) return { flag: behindColon.flag, rest: behindColon.metavar, isColon: true }
  // `-T#`, `-oFILE`, `-S.suf`: the value right behind the letter.
  const [, letter = '', value = ''] = /^(-[a-zA-Z])(\.\w+|[A-Z]{3,})$/.exec(spelling.trim()) ?? []
  if (letter !== '' && (value.startsWith('.') || isKindOfValue(value.toLowerCase())))
    return { flag: letter, rest: value }
  // Dots behind a flag are no part of it: `--tag... <TAG>`.
  const [, flag = '', rest = ''] =
    /^(-[a-zA-Z](?=#)|-{1,2}(?:\[no-?\])?(?:[\w?#@:+-]|\.(?=\w))*)(.*)$/.exec(spelling.trim()) ?? []
  // `--indent=`: its value has no name.
  return { flag, rest: rest.trim() === '=' ? '=VALUE' : rest.trim() }
}

/** Whether a line is an option, or among the least indented of these. */
function isFlagOrShallow(lines: readonly string[]): (line: string, indent: number) => boolean {
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/))
  const shallowest = indents.reduce((least, indent) => Math.min(least, indent), Infinity)
  return (line, indent) => line.startsWith('-') || indent <= shallowest + 1
}
