import type { JsonSchema, Parameter } from '../../../tool.js'
import { nameApart } from '../build-parameter.js'
import type { Dialect, HelpText } from '../dialect.js'
import { unwrap } from '../read-lines.js'

/** Python's argparse. Types can't be seen in its help: a value is a string. */
export const argparse: Dialect = {
  name: 'argparse',
  // Others write "usage:" so too, but with "[options]" behind it.
  recognizes: (text) =>
    text.startsWith('usage: ') &&
    (/\[-h\]|show this help message and exit|^(positional|optional) arguments:$/m.test(text) ||
      (/^options:$/m.test(text) && !/^usage: .*\[options\]/im.test(text))),
  read,
  askFor: (path) => [...path, '--help'],
  takesDoubleDash: true,
  // The help does not tell the version of Python.
  parser: { takesDoubleDashInGroups: true, dropsDoubleDash: 'perhaps' },
}

function read(text: string): HelpText {
  const plain = `${text}\n`
  const groups = [...plain.matchAll(groupPattern)]
  const [usage = '', ...prose] = plain
    .slice(0, groups[0]?.index)
    .split(/\n\s*\n/)
    .map(unwrap)
  const entries = groups.flatMap(readEntries)
  const commands = entries.find((entry, index) => holdsCommands(entry, entries[index + 1], usage))
  const others = entries.filter((entry) => entry !== commands)
  return {
    description: prose.join('\n\n').trim(),
    commands: commands ? readCommands(commands) : [],
    parameters: readParameters(others, usage),
  }
}

/** A title at the margin with indented lines right below it. */
const groupPattern = /^(\S.*):\n(?= )((?: .*\n|\n)+)/gm
const ownTitles = ['positional arguments', 'options', 'optional arguments']

/** An option, a positional, or the list of commands, which has entries of its own. */
interface Entry {
  readonly title: string
  readonly head: string
  help: string
  readonly nested: Entry[]
}

/** Lines such as `  --param PARAM  Required parameter`. Commands are indented by 4, what goes on with a help by more. */
function readEntries([, title = '', lines = '']: readonly string[]): Entry[] {
  const entries: Entry[] = []
  for (const line of lines.split('\n')) {
    const [, space = '', head = '', help = ''] = /^( +)(\S.*?)(?: {2,}(.*))?$/.exec(line) ?? []
    const entry = { title, head, help, nested: [] }
    // A list of commands with an empty metavar has no line of its own.
    if (space.length === 4 && entries.length === 0) entries.push({ ...entry, head: '', nested: [entry] })
    else if (space.length === 4) entries.at(-1)?.nested.push(entry)
    else if (space.length === 2) entries.push(entry)
    else continueHelp(entries.at(-1), line)
  }
  return entries
}

function continueHelp(entry: Entry | undefined, line: string): void {
  const last = entry?.nested.at(-1) ?? entry
  if (last) last.help += `\n${line}`
}

/** Commands without help are seen in the braces only, and by the dots behind them in the usage. */
function holdsCommands({ title, head, nested }: Entry, next: Entry | undefined, usage: string): boolean {
  const hasDots = usage.endsWith(`${head} ...`)
  if (nested.length > 0) return hasDots || head.startsWith('{') || shows(usage, head)
  // The dots of a remainder stand behind the positional before it.
  const isBeforeRest = next?.title === title && !next.head.startsWith('-')
  return hasDots && head.startsWith('{') && !isBeforeRest
}

/** Each under its first name: `install (i, add)` has two aliases. */
function readCommands({ head, nested }: Entry): HelpText['commands'] {
  const names = nested.map((entry) => entry.head.match(/[^\s(),]+/g) ?? [])
  const bare = readChoices(head)?.filter((name) => !names.flat().includes(name)) ?? []
  return [
    ...nested.map(({ help }, index) => ({ path: [names[index]?.[0] ?? ''], description: unwrap(help) })),
    ...bare.map((name) => ({ path: [name], description: '' })),
  ].filter(({ description }) => description !== '==SUPPRESS==')
}

/** An epilog can look like a group: what it names is a positional only where the usage shows it, and nothing twice. */
function readParameters(entries: readonly Entry[], wholeUsage: string): Parameter[] {
  const usage = wholeUsage.slice(Math.max(wholeUsage.indexOf('[-h]'), 0))
  const isOwn = ({ title }: Entry): boolean => ownTitles.includes(title)
  const isFirst = ({ head }: Entry, index: number): boolean =>
    entries.findIndex((entry) => entry.head === head) === index
  const real = entries.filter((entry, index) => isOwn(entry) || isFirst(entry, index))
  const options = real.filter(({ head }) => /^--?\w/.test(head))
  const positionals = real.filter(
    (entry) => !entry.head.startsWith('-') && (isOwn(entry) || shows(usage, entry.head)),
  )
  return nameApart([
    ...readPositionals(positionals, options.reduce(withoutOption, usage)),
    ...options.flatMap((entry) => readOption(entry, withoutBrackets(usage))),
  ])
}

/** In the usage's order, for a titled group may show the first positional last. */
function readPositionals(entries: readonly Entry[], usage: string): Parameter[] {
  const place = ({ head }: Entry): number => {
    const index = usage.search(words(head))
    return index < 0 ? usage.length : index
  }
  return entries
    .toSorted((a, b) => place(a) - place(b))
    .map((entry) =>
      readPositional(entry, usage, entries.filter(({ head }) => head === entry.head).length === 1),
    )
}

function readPositional({ head, help }: Entry, usage: string, hasOwnName: boolean): Parameter {
  // A remainder is three dots in the usage, without its name.
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

function readOption({ head, help }: Entry, required: string): Parameter[] {
  const { flags, metavar } = readHead(head)
  const isSwitch = metavar === ''
  if (isSwitch && flags.some((flag) => flag === '--help' || flag === '--version')) return []
  const flag = flags.find((one) => one.startsWith('--')) ?? flags[0] ?? head
  const isList = /\s/.test(metavar.replaceAll(/\{.*?\}/g, ''))
  return [
    {
      name: flag.replace(/^-+/, ''),
      required: shows(required, flags[0] ?? flag),
      schema: schemaOf(metavar, help, isList),
      flag,
      ...(isSwitch && { isSwitch }),
      ...(isList && { list: 'together' as const }),
    },
  ]
}

/** `-o OUT, --output OUT`; since Python 3.13 `-o, --output OUT`. */
function readHead(head: string): { flags: string[]; metavar: string } {
  const spellings = head.split(/, (?=-)/)
  return {
    flags: spellings.map((spelling) => spelling.replace(/ .*/, '')),
    metavar: /(?<= ).*/.exec(spellings.at(-1) ?? '')?.[0] ?? '',
  }
}

function schemaOf(metavar: string, help: string, isList: boolean): JsonSchema {
  const choices = readChoices(metavar)
  // MetavarTypeHelpFormatter shows types.
  const type = ({ int: 'integer', float: 'number' } as Readonly<Record<string, string>>)[metavar] ?? 'string'
  const value = metavar === '' ? { type: 'boolean' } : { type, ...(choices && { enum: choices }) }
  const description = unwrap(help)
  const shown = readDefault(description)
  return {
    ...(isList ? { type: 'array', items: value } : value),
    ...(description !== '' && { description }),
    ...(shown !== undefined && !isList && metavar !== '' && { default: shown }),
  }
}

function readChoices(metavar: string): string[] | undefined {
  return /^\[?\{(.+?)\}/.exec(metavar)?.[1]?.split(',')
}

/** Several words without quotes are prose, `(default: the time, in UTC)`; `[]` is a list as Python writes it. */
function readDefault(help: string): string | undefined {
  const [, , quoted, word] = /\(default: (?:(['"])(.*?)\1|([^\s()[\]{}]+))\)/.exec(help) ?? []
  return word === 'None' ? undefined : (quoted ?? word)
}

function shows(usage: string, text: string): boolean {
  return words(text).test(usage)
}

/** A value's metavar must not be taken for a positional of the same name. */
function withoutOption(usage: string, { head }: Entry): string {
  const { flags, metavar } = readHead(head)
  return usage.replace(words(`${flags[0] ?? head} ${metavar}`.trim()), '')
}

/** What must be given: brackets hold what may be left out, parentheses what one of several is chosen from. */
function withoutBrackets(usage: string): string {
  const less = usage.replaceAll(/\[[^[\]]*\]|\([^()]*\)/g, '')
  return less === usage ? usage : withoutBrackets(less)
}

/** The text as whole words of a usage. */
function words(text: string): RegExp {
  return new RegExp(`(?<![^\\s[(])${text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![^\\s\\])])`)
}
