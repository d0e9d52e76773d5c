import type { Parameter } from '../../../tool.js'
import { positionalParameter, type PositionalFacts } from '../build-parameter.js'
import { escapeRegExp } from '../escape-reg-exp.js'
import { paragraphs, readEntries, type Entry, type Section } from '../read-lines.js'
import { readMetavar } from '../read-metavar.js'
import { readNotes } from '../read-notes.js'
import { joinUsages } from '../layout/join-usages.js'
import { rowShape } from '../layout/row-shape.js'
import { readUsage } from '../read-usage.js'
import type { UsagePositional } from '../usage-positional.js'
import { titles } from './titles.js'

/**
 * Reads positionals from their section, with what only the usages show. Without a section, reads them from the usages,
 * with the help from a row of any section. `switches` are the flags that take no value.
 */
export function readPositionals(
  sections: readonly Section[],
  usages: readonly string[],
  path: readonly string[],
  switches: ReadonlySet<string>,
): Parameter[] {
  const entries = sections
    .filter(({ title }) => titles.arguments.test(title))
    .flatMap(({ lines }) => withoutSentences(readEntries(lines)))
    .filter(({ head }) => !head.startsWith('-'))
  const inUsage = positionalsIn(usages, path, switches)
  if (entries.length > 0) return entries.map((entry) => describedPositional(entry, inUsage))
  const rows = sections.flatMap(({ lines }) => namedRows(lines))
  return inUsage
    .filter((one) => !standsForOptions(one, sections))
    .map((one) => {
      const row = rows.find(({ head }) => isSameName(head, one.name))
      return row ? describedPositional(row, inUsage) : positionalParameter({ ...one, ...told(one, sections) })
    })
}

/** Reads all usages; one of pairs, `<from>:<to>`, only says that the words of the others may be left out. */
function positionalsIn(
  usages: readonly string[],
  path: readonly string[],
  switches: ReadonlySet<string>,
): UsagePositional[] {
  const apart = usages.filter((usage) => !usage.includes('>:<'))
  const isWhole = apart.length === 0 || apart.length === usages.length
  const joined = joinUsages((isWhole ? usages : apart).map((usage) => readUsage(usage, path, switches)))
  return isWhole ? joined : joined.map((one) => ({ ...one, required: false }))
}

/** The rows of a section, without the sentences that stand among options. */
function withoutSentences(entries: readonly Entry[]): readonly Entry[] {
  const hasOptions = entries.some(({ head }) => head.startsWith('-'))
  return entries.filter(({ head, help }) => !hasOptions || help !== '' || !/^(?:\S+ ){4}/.test(head))
}

/** Finds rows such as `  NAME  service to start`. */
function namedRows(lines: readonly string[]): Entry[] {
  return lines.flatMap((line) => {
    const [, head, help] = /^ +([<[]?[\w.-]+[>\]]?(?:\.\.\.)?) {2,}(\S.*)$/.exec(line) ?? []
    return head === undefined || help === undefined ? [] : [{ indent: 0, head, help }]
  })
}

function describedPositional({ head, help }: Entry, usage: readonly UsagePositional[]): Parameter {
  const [, bare = head, metavar = ''] = /^([^\s<[]+)\s+(<[^>]+>|\[[^\]]+\]|\S+)$/.exec(head) ?? []
  const name = bare.replaceAll(/[[\]<>]|\.\.\./g, '').trim() || head
  const known = usage.find((one) => isSameName(one.name, name))
  const { help: words, default: shown, enum: choices, required, type } = readNotes(help)
  const read = readMetavar(metavar)
  return positionalParameter({
    name,
    help: words,
    default: shown,
    enum: choices ?? read.enum ?? known?.enum,
    type: type ?? read.type,
    required: required ?? known?.required ?? !head.startsWith('['),
    isList: known?.isList ?? (head.includes('...') || read.kind === 'list'),
    isRest: known?.isRest,
  })
}

function isSameName(a: string, b: string): boolean {
  const plain = (name: string): string => name.replaceAll(/[^a-z0-9]/gi, '').toLowerCase()
  return plain(a) === plain(b)
}

/** Whether an optional word stands for options that have a title of their own: `[mode]` and `Available modes are:`. */
export function standsForOptions({ name, required }: UsagePositional, sections: readonly Section[]): boolean {
  const title = new RegExp(`^(?:(?:available|possible|supported|the) )*${escapeRegExp(name)}s(?: are)?$`, 'i')
  const isOfOptions = (lines: readonly string[]): boolean =>
    isOptionRow(lines.find((line) => line.trim() !== '') ?? '')
  return !required && sections.some((section) => title.test(section.title) && isOfOptions(section.lines))
}

function isOptionRow(line: string): boolean {
  return rowShape(line) === 'option'
}

/** What a section says of the word that is its title: `Input:`, and below it `Files or folders to count.` */
function told({ name, isList }: UsagePositional, sections: readonly Section[]): Partial<PositionalFacts> {
  const { lines = [] } = sections.find(({ title }) => isSameName(title, name)) ?? {}
  const [first = ''] = paragraphs(lines).split('\n\n')
  if (first === '' || lines.some(isOptionRow)) return {}
  return { help: first, isList: isList || severalThings.test(first) }
}

/** A text that begins with several of a kind: `Files or directories`, `one or more URLs`. */
const severalThings =
  /^(?:(?:the|input|one or more|any number of|lists? of)\s+)*(?:files|filenames|paths|dirs|directories|folders|names|urls|patterns|globs|words|packages|modules|images|hosts|documents)\b/i
