import type { OptionFacts } from '../build-parameter.js'
import type { Dialect, HelpCommand } from '../dialect.js'
import { readTitled } from '../read-titled.js'

/**
 * Go's kong: `--height=10` shows the default, with strings quoted; `$ENV` is in parentheses.
 * https://github.com/alecthomas/kong
 */
export const kong: Dialect = {
  name: 'kong',
  recognizes: (text) => text.includes('Show context-sensitive help.'),
  read: (text, path) => {
    const required = requiredFlags(text)
    const help = readTitled(asTitled(text), path, {
      option: (facts, metavar) => ({
        ...readValue(facts, metavar),
        required: facts.flags.some((flag) => required.has(flag)),
      }),
    })
    const commands = path.length === 0 ? flattened(text) : help.commands
    return {
      ...help,
      commands,
      // `<command>` in the usage is the word of a command.
      parameters: help.parameters.filter(({ positional }) => !positional || commands.length === 0),
      ...descriptionOf(text),
    }
  },
  askFor: (path) => [...path, '--help'],
  showsInherited: true,
  takesDoubleDash: true,
}

/** Turns the titles of groups of flags, which have no colon, into titles that end in `options:`. */
function asTitled(text: string): string {
  return text.replaceAll(/^([A-Z][\w ]*)$(?=\n {2,}-)/gm, '$1 options:')
}

/** Reads the root's list of all commands at any depth, each by its usage, `gum table show <file> [flags]`, and help. */
function flattened(text: string): HelpCommand[] {
  const section = /^Commands:\n((?: .*\n|\n)*)/m.exec(text)?.[1] ?? ''
  const entries = [...section.matchAll(/^ {2}(\S.*?)(?: {2,}(\S.*))?\n(?: {4,}(\S.*))?/gm)]
  return entries.map(([, usage = '', beside, below]) => ({
    path: usage.split(/ (?=[<[]|-)/)[0]?.split(' ') ?? [],
    description: beside ?? below ?? '',
  }))
}

/** The flags that stand outside brackets in the usage: `x report --format=STRING <file> [flags]`. */
function requiredFlags(text: string): Set<string> {
  const usage = /^Usage: (.*)/m.exec(text)?.[1] ?? ''
  return new Set(usage.match(/(?<=\s)--?[\w-]+(?==)/g))
}

function descriptionOf(text: string): { description: string } {
  return { description: /^Usage:.*\n\n(\S.*)$/m.exec(text)?.[1] ?? '' }
}

function readValue(facts: OptionFacts, metavar: string): OptionFacts {
  const help = facts.help?.replace(/\s*\(\$[^)]*\)/, '')
  const quoted = /^"(.*)"$/.exec(metavar)?.[1]
  const choices = /\(([\w.-]+(?:,[\w.-]+)+)\)\.?$/.exec(help ?? '')?.[1]?.split(',')
  const isList = metavar.endsWith(',...') || metavar.endsWith(';...')
  const shown = quoted ?? (/^[a-z0-9.+-]+$/.test(metavar) ? metavar : undefined)
  const isInteger = shown !== undefined && quoted === undefined && /^-?\d+$/.test(shown)
  const isNumber = shown !== undefined && quoted === undefined && /^-?\d+\.\d+$/.test(shown)
  return {
    ...facts,
    help,
    isJoined: undefined,
    enum: choices,
    list: undefined,
    ...(isList && { kind: 'list' as const, list: separatedBy(metavar) }),
    ...(isInteger && { type: 'integer' as const }),
    ...(isNumber && { type: 'number' as const }),
    ...(shown !== undefined && !isList && { default: shown }),
  }
}

/** How a list is given: `K=V;...` is a map, whose pairs are given one by one. */
function separatedBy(metavar: string): OptionFacts['list'] {
  return metavar.includes(';') ? 'repeated' : 'commas'
}
