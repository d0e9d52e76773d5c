import type { HelpCommand } from '../dialect.js'
import { readEntries, unwrap, type Entry, type Section } from '../read-lines.js'
import { titles } from './titles.js'
import type { Traits } from './traits.js'

/** What is listed under the titles for commands, each name once, without those that every program of a library has. */
export function readCommands(
  sections: readonly Section[],
  path: readonly string[],
  traits: Traits,
): HelpCommand[] {
  const lines = sections
    .filter(({ title }) => titles.commands.test(title))
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
