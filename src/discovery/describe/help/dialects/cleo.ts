import type { Dialect, HelpCommand } from '../dialect.js'
import { readTitled } from '../read-titled.js'

/** Python's cleo and PHP's Symfony Console. The root's help is that of its `list` command and names no commands. */
export const cleo: Dialect = {
  name: 'cleo',
  recognizes: (text) => /^Description:\n {2}Lists? commands/m.test(text) && /^Usage:\n {2}list /m.test(text),
  read: (text, path) => {
    const help = readTitled(text, path, {
      globalTitle: /^$/,
      option: (facts, metavar, { help: words }) => ({
        ...facts,
        isJoined: metavar.startsWith('[') ? true : undefined,
        // `-v|vv|vvv, --verbose`
        ...(metavar.startsWith('|') && { kind: 'switch' as const }),
        ...(words.includes('(multiple values allowed)') &&
          facts.kind === 'value' && { kind: 'list' as const }),
      }),
    })
    const parameters = help.parameters.map((one) =>
      programOptions.has(one.name) ? { ...one, isInherited: true } : one,
    )
    return { ...help, parameters, commands: /^Available commands/m.test(text) ? commandsIn(text) : [] }
  },
  askFor: (path) => [...path, '--help'],
  list: ['list'],
  showsInherited: true,
  takesDoubleDash: true,
}

/** Options of the program, which every command's help shows. */
const programOptions = new Set([
  'quiet',
  'silent',
  'ansi',
  'no-ansi',
  'no-interaction',
  'verbose',
  'no-plugins',
  'no-cache',
  'project',
  'directory',
])

/** Reads the commands: groups are headings, with whole paths below them: `cache clear`, `cache:clear`. */
function commandsIn(text: string): HelpCommand[] {
  const section = /^Available commands[^\n]*\n([^]*)$/m.exec(text)?.[1] ?? ''
  const rows = [...section.matchAll(/^ {2}(\S(?:.*?\S)?) {2,}(\S.*)$/gm)]
  return rows
    .map(([, name = '', description = '']) => ({ path: name.split(' '), description }))
    .filter(({ path: [name = ''] }) => !/^(help|list|completion|_complete|about)$/.test(name))
}
