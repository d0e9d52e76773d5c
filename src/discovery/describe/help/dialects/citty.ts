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
  showsInherited: true,
  takesDoubleDash: true,
}

/** Joins a negation to its switch: it has its own line below. */
function withNegations(text: string): string {
  const lines = text.split('\n')
  const negationBelow = (index: number): string | undefined => {
    const name = /^ +--no-([\w-]+)/.exec(lines[index + 1] ?? '')?.[1]
    return name !== undefined && lines[index]?.includes(`--${name}  `) ? name : undefined
  }
  return lines
    .flatMap((line, index) => {
      if (index > 0 && negationBelow(index - 1) !== undefined) return []
      const name = negationBelow(index)
      return [name === undefined ? line : line.replace(`--${name}  `, `--${name}, --no-${name}  `)]
    })
    .join('\n')
}
