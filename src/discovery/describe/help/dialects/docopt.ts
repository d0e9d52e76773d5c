import type { Parameter } from '../../../tool.js'
import { nameApart, optionParameter, positionalParameter } from '../build-parameter.js'
import type { Dialect, HelpCommand, HelpText } from '../dialect.js'
import { onlyPrints } from '../only-prints.js'
import { linesOf, readEntries, readHead, readSections } from '../read-lines.js'
import { readMetavar } from '../read-metavar.js'
import { readNotes } from '../read-notes.js'

const patternsMax = 500

/** Python's docopt: each usage line is a pattern of the grammar; there is no more to ask for. http://docopt.org */
export const docopt: Dialect = {
  name: 'docopt',
  recognizes: (text) =>
    /^usage:\n/im.test(text) &&
    /^ +\S+ .*\(-h \| --help\)|^ +\S+ (\[options\] )?[a-z][\w-]* .*<\w/m.test(text) &&
    /^ +-h,? --help\b/m.test(text) &&
    // `Decoding: prog -d FILE`: no pattern has a label.
    !/^usage:\n+ *[A-Z]\w+: /im.test(text),
  read,
  // To docopt, `--` is one more argument unless the usage has it.
  takesDoubleDash: false,
}

function read(text: string): HelpText {
  const sections = readSections(text)
  const patterns = linesOf(sections, /^usage$/i)
    .filter((line) => /^ +\S/.test(line))
    .map((line) => line.trim())
  const options = readOptions(linesOf(sections, /options$/i))
  const description = (sections[0]?.lines ?? []).join('\n').trim()
  const commands = patterns.flatMap(expand).flatMap((words) => commandOf(words, options))
  const isFlat = commands.every(({ path }) => path.length === 0)
  return isFlat
    ? {
        description,
        commands: [],
        parameters: nameApart(mergeByPath(commands).flatMap(({ parameters = [] }) => parameters)),
      }
    : { description, commands: mergeByPath(commands), parameters: [] }
}

/** Expands a pattern: `(a|b)` around words makes two. A pattern with more than anyone means stays as it is. */
function expand(pattern: string): string[][] {
  let patterns = [pattern]
  while (patterns.length <= patternsMax) {
    const next = patterns.flatMap(withoutGroup)
    if (next.length === patterns.length) return patterns.map(wordsOf)
    patterns = next
  }
  return [wordsOf(pattern)]
}

/** The pattern once for each word of its first group. */
function withoutGroup(pattern: string): string[] {
  const group = /\(([a-z][\w-]*(?:\s*\|\s*[a-z][\w-]*)+)\)/.exec(pattern)
  if (!group) return [pattern]
  return (group[1] ?? '').split(/\s*\|\s*/).map((word) => pattern.replace(group[0], word))
}

function wordsOf(pattern: string): string[] {
  return pattern.split(/\s+(?![^[(<]*[\])>])/).slice(1)
}

function commandOf(words: readonly string[], options: ReadonlyMap<string, Parameter>): HelpCommand[] {
  if (words.some((word) => /--(help|version)\b/.test(word))) return []
  const path = words.filter((word) => /^[a-z][\w-]*$/.test(word))
  const positionals = words.filter((word) => /^\[?(<[^>]+>|[A-Z][A-Z_-]*)/.test(word)).map(positionalOf)
  const named = words.flatMap((word) =>
    [...word.matchAll(/-{1,2}[a-zA-Z][\w-]*/g)].map(([flag]) => options.get(flag)),
  )
  const all = words.includes('[options]') ? [...new Set(options.values())] : []
  const parameters = [...positionals, ...all, ...named.filter((one) => one !== undefined)].filter(isFirst)
  return [{ path, description: '', parameters: nameApart(parameters) }]
}

function positionalOf(word: string): Parameter {
  const name = word.replaceAll(/[[\]<>]|\.{3}/g, '')
  return positionalParameter({ name, required: !word.startsWith('['), isList: word.includes('...') })
}

/** Reads options; each is listed under every spelling. */
function readOptions(lines: readonly string[]): Map<string, Parameter> {
  const found = new Map<string, Parameter>()
  for (const { head, help } of readEntries(lines, (line) => line.startsWith('-'))) {
    const { flags, metavar } = readHead(head)
    if (onlyPrints(flags, help)) continue
    const parameter = optionParameter({ ...readNotes(help), ...readMetavar(metavar), flags })
    for (const flag of flags) found.set(flag, parameter)
  }
  return found
}

/** Merges the patterns of one command: a parameter that not all of them require is optional. */
function mergeByPath(commands: readonly HelpCommand[]): HelpCommand[] {
  const merged = new Map<string, HelpCommand>()
  for (const command of commands) {
    const key = command.path.join(' ')
    const other = merged.get(key)
    const parameters = [...(other?.parameters ?? []), ...(command.parameters ?? [])].filter(isFirst)
    const inBoth = (name: string): boolean =>
      !other || [other, command].every((one) => one.parameters?.some((parameter) => parameter.name === name))
    merged.set(key, {
      ...command,
      parameters: parameters.map((one) => ({ ...one, required: one.required && inBoth(one.name) })),
    })
  }
  return [...merged.values()]
}

function isFirst(parameter: Parameter, index: number, all: readonly Parameter[]): boolean {
  return all.findIndex(({ name }) => name === parameter.name) === index
}
