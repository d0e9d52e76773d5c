import type { Dialect } from '../dialect.js'
import { readTitled } from '../read-titled.js'
import { commandOf } from '../titled/read-commands.js'

/** Node's citty: titles in capitals, `--mode=<drip|spray>`, `(Default: 10)`. https://github.com/unjs/citty */
export const citty: Dialect = {
  name: 'citty',
  recognizes: (text) => /^USAGE [`']?\S/m.test(text) && /^(OPTIONS|COMMANDS|ARGUMENTS)\n/m.test(text),
  read: (text, path) => {
    // Heads are aligned on the right.
    const flushLeft = text.replaceAll('`', '').replaceAll(/^ {2,}(?=\S)/gm, '  ')
    const [first = '', ...rest] = withNegations(flushLeft).split('\n')
    const help = readTitled(rest.join('\n'), path, {
      titleOf: (line) => {
        const [, title, usage] = /^(USAGE|OPTIONS|COMMANDS|ARGUMENTS)(?: (.*))?$/.exec(line) ?? []
        return title === undefined ? undefined : { title: title.toLowerCase(), ...(usage && { rest: usage }) }
      },
      command: commandOf,
    })
    return {
      ...help,
      description: first.replace(/ \([^()]*\)$/, ''),
    }
  },
  askFor: (path) => [...path, '--help'],
  takesDoubleDash: true,
}

/** Joins a negation to its switch: it has its own line below. */
function withNegations(text: string): string {
  return text.replaceAll(/^( *)(.*--([\w-]+))( {2,}.*\n) +--no-\3\b.*$/gm, '$1$2, --no-$3$4')
}
