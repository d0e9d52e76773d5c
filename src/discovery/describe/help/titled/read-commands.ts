import type { HelpCommand } from '../dialect.js'
import { readEntries, unwrap, type Entry, type Section } from '../read-lines.js'
import { titles } from './titles.js'
import type { Traits } from './traits.js'

/** Reads the commands listed under titles for them: each name once, without `help` and `completion`. */
export function readCommands(
  sections: readonly Section[],
  path: readonly string[],
  traits: Traits,
): HelpCommand[] {
  const lines = sections
    .filter(({ title }) => titles.commands.test(title))
    // Lines at the margin are prose after the list.
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

/** Reads `get, clone`, `build (b)` or `add|a <name>`: the first name counts. Several plain words are a sentence. */
export function commandOf({ head, help }: Entry): HelpCommand | undefined {
  const [name = '', rest = ''] = head.split(/(?<=^[^\s,|(*]+)(?=[\s,|(*])/)
  const isSentence = !/^$|^\s*[,|(<[*]|^ [A-Z][A-Z_.-]+\b/.test(rest)
  return isSentence ? undefined : { path: [name], description: unwrap(help) }
}

function shallowestOf(lines: readonly string[]): number {
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/))
  return Math.min(...indents)
}
