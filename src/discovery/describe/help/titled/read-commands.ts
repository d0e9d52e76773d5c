import { positionalParameter } from '../build-parameter.js'
import type { HelpCommand } from '../dialect.js'
import { areFlags, commandRows, isListOfCommands } from '../layout/command-rows.js'
import { withTextsBeside } from '../layout/label-rows.js'
import { readEntries, unwrap, type Entry, type Section } from '../read-lines.js'
import { readUsage, unreadTokens } from '../read-usage.js'
import { readUsages } from './read-prose.js'
import { titles } from './titles.js'
import type { Traits } from './traits.js'

/** Reads the commands listed under titles for them: each name once, without `help` and `completion`. */
export function readCommands(
  sections: readonly Section[],
  path: readonly string[],
  traits: Traits,
): HelpCommand[] {
  const lines = commandSections(sections).map((section) => commandRows(withTextsBeside(section.lines)))
  const entries = lines.flatMap((own) => {
    const margin = shallowestOf(own)
    return readEntries(own, (_, indent) => indent <= margin)
  })
  const commands = entries
    .map((entry) => (traits.command ?? commandOf)(entry, path))
    .filter((command) => command !== undefined)
  const names = new Set<string>()
  return withPositionals(commands).filter(({ path: [name = ''] }) => {
    const isNew = !names.has(name) && !/^(help|completions?)$/.test(name)
    names.add(name)
    return isNew && /^[\w@][\w:.@/+-]*$/.test(name)
  })
}

/** Says that topics are of the help: `--help=topic`. */
const topicOfHelp = /\bhelp (?:on|about|for) (?:an? |any )?topics?\b|--help[= ]<?topic\b/i

/**
 * Sections under a title for commands, and lists right after one, which are its categories. If there is no such title but
 * the usage takes a command, every list that may be one of commands.
 */
function commandSections(sections: readonly Section[]): readonly Section[] {
  const hasTopics = sections.some(({ lines }) => lines.some((line) => topicOfHelp.test(line)))
  const titled = sections.filter(
    ({ title, lines }) =>
      titles.commands.test(title) && !(hasTopics && /^topics$/i.test(title)) && !areFlags(lines),
  )
  const takesCommand = readUsages(sections).some((usage) => /\b(?:sub-?)?command\b/i.test(usage))
  if (!takesCommand) return titled
  let isListed = false
  return sections.filter(({ title, lines }) => {
    const mayBeCategory = isListed || titled.length === 0
    isListed = titles.commands.test(title) || (mayBeCategory && isCategory(title, lines))
    return isListed
  })
}

function isCategory(title: string, lines: readonly string[]): boolean {
  const others = [titles.prose, titles.options, titles.arguments, titles.usage]
  return title !== '' && !others.some((other) => other.test(title)) && isListOfCommands(lines)
}

/** Reads `get: Gets`, `get, clone`, `build (b)` or `add|a <name>`: the first name counts. Several plain words are a sentence. */
export function commandOf({ head, help, lines = [] }: Entry): HelpCommand | undefined {
  const [, word, text] = /^([a-z@][\w.:@/+-]*): (\S.*)$/s.exec(head) ?? []
  if (word !== undefined && text !== undefined)
    return { path: [word], description: unwrap(`${text} ${help}`) }
  const isAbove = lines[0]?.startsWith(' ') === true
  const [, name = '', rest = ''] =
    /^([^\s,|(*]*)(.*)$/s.exec(withBrackets(head.replace(/:$/, ''), isAbove)) ?? []
  const isSentence = !/^$|^\s*[,|(<[*]|^ [A-Z][A-Z_.-]+\b/.test(rest)
  if (isSentence) return undefined
  const shown = `${name} ${rest.replace(otherNames, '')}`
  const isRead = unreadTokens(shown, [name]).length === 0
  return {
    path: [name],
    description: withoutAlias(unwrap(help)),
    ...(isRead && { positionals: readUsage(shown, [name]).map(positionalParameter) }),
  }
}

/** `sub row column` above its text, each word behind the first in brackets: no sentence has a text below it. */
function withBrackets(head: string, isAbove: boolean): string {
  const isOfWords = isAbove && /^[a-z][\w-]*(?: [a-z][\w.-]*){1,4}$/.test(head)
  return isOfWords ? head.replaceAll(/(?<= )\S+/g, '<$&>') : head
}

/** `, clone`, `|a` and ` (b)` behind the name of a command. */
const otherNames = /^(?:\s*[,|]\s*[\w-]+|\s*\([\w-]+\))*/

/** A list in which no row has more than a name says nothing of positionals: their commands may take some. */
function withPositionals(commands: readonly HelpCommand[]): HelpCommand[] {
  const isShown = commands.some(({ positionals = [] }) => positionals.length > 0)
  return commands.map(({ positionals, ...command }) =>
    positionals && isShown ? { ...command, positionals } : command,
  )
}

/** `(or edit)   - Edits a file`: its other name is no part of its text. */
function withoutAlias(text: string): string {
  return text.replace(/^\((?:or|alias:?|also) [^()]*\) *(?:- )?(?=\S)/, '')
}

function shallowestOf(lines: readonly string[]): number {
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/))
  return Math.min(...indents)
}
