import type { OptionFacts } from '../build-parameter.js'
import { nameApart, optionParameter, positionalParameter } from '../build-parameter.js'
import type { Dialect, HelpCommand } from '../dialect.js'
import { paragraphs, readSections, type Section } from '../read-lines.js'
import { typeOfWord } from '../read-metavar.js'

/**
 * Python's fire: like a manual page, on stderr, with types and defaults on their own lines.
 * https://github.com/google/python-fire
 */
export const fire: Dialect = {
  name: 'fire',
  recognizes: (text) => /^NAME\n {4}\S/m.test(text) && /^SYNOPSIS\n {4}\S/m.test(text),
  read: (text) => {
    const sections = readSections(text, (line) => (/^[A-Z][A-Z ]+$/.test(line) ? { title: line } : undefined))
    const positionals = blocks(sections, 'POSITIONAL ARGUMENTS', 4).map(({ head, lines }) =>
      positionalParameter({ name: head.toLowerCase(), required: true, ...factsOf(lines) }),
    )
    const flags = blocks(sections, 'FLAGS', 4).map(({ head, lines }) => {
      const spellings = head.replace(/=.*/, '').split(', ')
      const facts = factsOf(lines)
      const kind = facts.type === 'boolean' ? 'switch' : 'value'
      return optionParameter({ ...facts, kind, flags: spellings } satisfies OptionFacts)
    })
    const commands = ['GROUPS', 'COMMANDS'].flatMap((title) => blocks(sections, title, 5).map(commandOf))
    return {
      description:
        paragraphs(linesOf(sections, 'DESCRIPTION')) ||
        (/ - (.*)/.exec(linesOf(sections, 'NAME').join(' '))?.[1] ?? ''),
      commands,
      parameters: nameApart([...positionals, ...flags]),
    }
  },
  askFor: (path) => [...path, '--help'],
  // fire reads what follows `--` as its own options.
  showsInherited: true,
  takesDoubleDash: false,
  // Only a letter after the dash makes a flag.
  parser: { takesNegativeNumbers: true },
}

interface Block {
  readonly head: string
  readonly lines: readonly string[]
}

/** Reads heads at this indent, each with the deeper lines below it. */
function blocks(sections: readonly Section[], title: string, indent: number): Block[] {
  const found: { head: string; lines: string[] }[] = []
  for (const line of linesOf(sections, title)) {
    const own = line.search(/\S/)
    if (own === indent && !line.endsWith(' is one of the following:'))
      found.push({ head: line.trim(), lines: [] })
    else if (own > indent) found.at(-1)?.lines.push(line.trim())
  }
  return found
}

function linesOf(sections: readonly Section[], title: string): string[] {
  return sections
    .filter((section) => section.title === title)
    .flatMap(({ lines }) => lines.filter((line) => line.trim() !== ''))
}

function commandOf({ head, lines }: Block): HelpCommand {
  return { path: [head], description: lines.join(' ') }
}

function factsOf(lines: readonly string[]): Pick<OptionFacts, 'type' | 'default' | 'help'> {
  const type = lines.map((line) => /^Type: (?:Optional\[)?(\w*)/.exec(line)?.[1]).find(Boolean)
  const shown = lines.map((line) => /^Default: (.*)$/.exec(line)?.[1]).find((value) => value !== undefined)
  const isText = shown !== undefined && /^['"]/.test(shown)
  const value = shown?.replaceAll(/^['"]|['"]$/g, '')
  return {
    type: typeOfWord(type ?? '') ?? typeOfValue(isText ? undefined : shown),
    ...(value !== undefined && value !== 'None' && value !== '' && { default: value }),
    help: lines.filter((line) => !/^(Type|Default): /.test(line)).join(' '),
  }
}

function typeOfValue(shown: string | undefined): OptionFacts['type'] {
  if (shown === undefined) return undefined
  if (/^(True|False)$/.test(shown)) return 'boolean'
  if (/^-?\d+$/.test(shown)) return 'integer'
  return /^-?\d*\.\d+$/.test(shown) ? 'number' : undefined
}
