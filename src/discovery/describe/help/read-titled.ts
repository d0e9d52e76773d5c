import type { Parameter } from '../../tool.js'
import { nameApart, optionParameter, positionalParameter, type OptionFacts } from './build-parameter.js'
import type { HelpCommand, HelpText } from './dialect.js'
import {
  paragraphs,
  readEntries,
  readHead,
  readSections,
  unwrap,
  type Entry,
  type Section,
} from './read-lines.js'
import { readMetavar } from './read-metavar.js'
import { readNotes, type Notes } from './read-notes.js'
import { readUsage, type UsagePositional } from './read-usage.js'

/** What sets a dialect with titled sections apart from the others. */
export interface Traits {
  /** Finds the title in a line; by default words at the margin that end in a colon. */
  readonly titleOf?: (line: string) => { title: string; rest?: string } | undefined
  /** Options under such a title belong to the groups above, where they may stand too. */
  readonly globalTitle?: RegExp
  readonly descriptionTitle?: RegExp
  /** More that is known of an option by its spelling and its help. */
  readonly option?: (facts: OptionFacts, metavar: string, entry: Entry) => OptionFacts | undefined
  /** Positionals of the usage line are none where the dialect has a section for them. */
  readonly usagePositionals?: boolean
  /** More that is known of a command's line. */
  readonly command?: (entry: Entry, path: readonly string[]) => HelpCommand | undefined
}

const commandTitle = /\b(sub-?)?commands?$|^topics$/i
const optionTitle = /\b(options|flags)$/i
const argumentTitle = /^(arguments|args|positionals?|positional arguments|parameters)$/i
const proseTitle =
  /^(usage|examples?|description|aliases?|version|authors?|copyright|notes?|see also|environment.*|learn more|help|name)$/i
const saysRepeated =
  /\b(can|may) be (used|given|specified|supplied|passed|repeated|set)( \w+)? ?(multiple|several|many|more than one|more than once|repeatedly)|\b(can|may) be repeated\b|use this option multiple times|by repeating the flag/i
const metaFlags = new Set(['--help', '--version', '-h', '-V', '-?'])

/** Reads a help with titled sections: usage, options, arguments, commands, in any order and under many names. */
export function readTitled(text: string, path: readonly string[], traits: Traits = {}): HelpText {
  const sections = readSections(text, traits.titleOf)
  const usage = usageOf(sections)
  const commands = commandsOf(sections, path, traits)
  const options = sections
    .filter((section) => isOptions(section) && !traits.globalTitle?.test(section.title))
    .flatMap(({ lines }) => readEntries(lines, (line) => line.startsWith('-')))
    .flatMap((entry) => optionOf(entry, traits))
    .filter(({ flag }, index, all) => all.findIndex((other) => other.flag === flag) === index)
  const runs = commands.length > 0 && usage.length > 1 && usage.some((line) => !/\bcommands?\b/i.test(line))
  return {
    description: descriptionOf(sections, traits),
    commands,
    parameters: nameApart([
      ...(commands.length > 0 && !runs ? [] : positionalsOf(sections, usage[0] ?? '', path, traits)),
      ...options,
    ]),
    ...(runs && { runs }),
  }
}

/** Each usage on a line of its own, wrapped ones joined. */
function usageOf(sections: readonly Section[]): string[] {
  const lines = sections.find(({ title }) => /^usage$/i.test(title))?.lines ?? []
  const usages: string[] = []
  let indent = 0
  for (const line of lines) {
    if (line.trim() === '' && usages.length > 0) break
    if (line.trim() === '') continue
    const own = line.search(/\S/)
    const isOther = line.trim().split(/\s/, 1)[0] === usages[0]?.split(/\s/, 1)[0] || /^\s*or:/i.test(line)
    if (usages.length > 0 && own > indent && own > 0 && !isOther)
      usages.push(`${usages.pop() ?? ''} ${line.trim()}`)
    else {
      usages.push(line.trim().replace(/^\$ |^or: +/, ''))
      indent = Math.max(own, indent)
    }
  }
  return usages
}

function descriptionOf(
  sections: readonly Section[],
  { descriptionTitle = /^description$/i }: Traits,
): string {
  const titled = sections.find(({ title }) => descriptionTitle.test(title))
  const before = sections.find(({ title }) => title === '')?.lines ?? []
  const usage = sections.find(({ title }) => /^usage$/i.test(title))?.lines ?? []
  const afterUsage = usage.slice(usage.findIndex((line, index) => index > 0 && line.trim() === '') + 1)
  const candidates = [titled?.lines ?? [], before, afterUsage === usage ? [] : afterUsage]
  return (
    candidates.map((lines) => paragraphs(lines.map((line) => line.trim()))).find((prose) => prose !== '') ??
    ''
  )
}

/** By its title, or because it holds nothing but options. */
function isOptions({ title, lines }: Section): boolean {
  if (optionTitle.test(title)) return true
  if (proseTitle.test(title) || commandTitle.test(title) || argumentTitle.test(title)) return false
  return lines.some((line) => /^ {0,8}-{1,2}[\w[]/.test(line)) && title !== ''
}

function optionOf(entry: Entry, { option }: Traits): Parameter[] {
  const { flags, negation, metavar } = readHead(entry.head)
  if (flags.length === 0 || flags.some((flag) => flag === '--help' || flag === '--version')) return []
  if (flags.every((flag) => metaFlags.has(flag))) return []
  const notes = readNotes(entry.help)
  const read = readMetavar(metavar)
  const facts: OptionFacts = {
    ...notes,
    ...read,
    type: read.type ?? notes.type,
    enum: read.enum ?? notes.enum,
    flags: flags.filter((flag) => flag !== negation),
    negation: negation ?? negationIn(flags),
    required: notes.required && notes.default === undefined,
    kind: kindOf(read.kind, notes, entry.help),
  }
  const final = option ? option(facts, metavar, entry) : facts
  return final ? [optionParameter(withoutTwin(final))] : []
}

function kindOf(shown: OptionFacts['kind'], notes: Notes, help: string): OptionFacts['kind'] {
  if (notes.isCount) return 'count'
  if (notes.isList) return 'list'
  const isTyped = notes.type !== undefined && notes.type !== 'boolean'
  const kind = shown === 'switch' && isTyped ? 'value' : shown
  return kind === 'value' && saysRepeated.test(help) ? 'list' : kind
}

/** `--color, --no-color`, `--insured / --uninsured`. */
function negationIn(flags: readonly string[]): string | undefined {
  const longs = flags.filter((flag) => flag.startsWith('--'))
  return longs.find((flag) => flag.startsWith('--no-') && longs.includes(`--${flag.slice(5)}`))
}

function withoutTwin(facts: OptionFacts): OptionFacts {
  return { ...facts, flags: facts.flags.filter((flag) => flag !== facts.negation) }
}

function positionalsOf(
  sections: readonly Section[],
  usage: string,
  path: readonly string[],
  { usagePositionals = true }: Traits,
): Parameter[] {
  const entries = sections
    .filter(({ title }) => argumentTitle.test(title))
    .flatMap(({ lines }) => readEntries(lines))
    .filter(({ head }) => !head.startsWith('-'))
  const fromUsage = usagePositionals || entries.length > 0 ? readUsage(usage) : []
  const named = entries.map((entry) => describedPositional(entry, fromUsage))
  const missing = fromUsage.filter(({ name }) => !named.some((one) => isSameName(one.name, name)))
  return [
    ...named,
    ...(usagePositionals && entries.length === 0 ? missing : []).map((one) => positionalParameter(one)),
  ]
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
    enum: choices ?? read.enum,
    type: type ?? read.type,
    required: required ?? known?.required ?? !head.startsWith('['),
    isList: known?.isList ?? (head.includes('...') || read.kind === 'list'),
  })
}

function isSameName(a: string, b: string): boolean {
  const plain = (name: string): string => name.replaceAll(/[^a-z0-9]/gi, '').toLowerCase()
  return plain(a) === plain(b)
}

function commandsOf(sections: readonly Section[], path: readonly string[], traits: Traits): HelpCommand[] {
  const lines = sections
    .filter(({ title }) => commandTitle.test(title))
    // What stands at the margin is prose behind the list.
    .map((section) => section.lines.filter((line) => /^ +[^\s-]/.test(line)))
  const entries = lines.flatMap((own) => readEntries(own, (_, indent) => indent <= shallowestOf(own)))
  const commands = entries
    .map((entry) => (traits.command ?? commandOf)(entry, path))
    .filter((command) => command !== undefined)
  const names = new Set<string>()
  return commands.filter(({ path: [name = ''] }) => {
    const isNew = !names.has(name) && !/^(help|completions?)$/.test(name)
    names.add(name)
    return isNew && /^[\w@][\w:.@/+-]*$/.test(name)
  })
}

/** `get, clone`, `build (b)`, `add|a <name>`: the first name counts. Several plain words are a sentence. */
export function commandOf({ head, help }: Entry): HelpCommand | undefined {
  const [name = '', rest = ''] = head.split(/(?<=^[^\s,|(*]+)(?=[\s,|(*])/)
  const isSentence = !/^$|^\s*[,|(<[*]|^ [A-Z][A-Z_.-]+\b/.test(rest)
  return isSentence ? undefined : { path: [name], description: unwrap(help) }
}

function shallowestOf(lines: readonly string[]): number {
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/))
  return Math.min(...indents)
}
