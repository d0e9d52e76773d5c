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
        ...(words.includes('(multiple values allowed)') &&
          facts.kind === 'value' && { kind: 'list' as const }),
      }),
    })
    const own = help.parameters.filter(({ name }) => !ownOptions.has(name))
    return { ...help, parameters: own, commands: /^Available commands/m.test(text) ? commandsIn(text) : [] }
  },
  askFor: (path) => [...path, '--help'],
  list: ['list'],
  takesDoubleDash: true,
}

/** Options that every command has. */
const ownOptions = new Set([
  'quiet',
  'silent',
  'version',
  'ansi',
  'no-ansi',
  'no-interaction',
  'verbose',
  'help',
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
