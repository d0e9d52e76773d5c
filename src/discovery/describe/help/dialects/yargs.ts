import type { HelpCommand, Dialect } from '../dialect.js'
import { titleAtMargin, type Entry } from '../read-lines.js'
import { readTitled } from '../read-titled.js'

const tag = /\[(?:boolean|string|number|array|count)\]/

/**
 * Node's yargs: a type in brackets after every option; commands with the script's name and parents.
 * https://yargs.js.org
 */
export const yargs: Dialect = {
  name: 'yargs',
  recognizes: (text) => /^ +(?:-\w, )?--(?:help|version) .*\[boolean\]$/m.test(text) && tag.test(text),
  read: (text, path) => {
    const [first = '', ...rest] = text.split('\n')
    const isUsage = /^\S/.test(first) && !/^\w+:/.test(first) && !/^Usage:/im.test(text)
    const titled = isUsage ? `Usage: ${first}\n${rest.join('\n')}` : text
    return readTitled(titled, path, {
      command: commandOf,
      titleOf: (line) => (/^[A-Z][\w ]*$/.test(line) ? { title: `${line} options` } : titleAtMargin(line)),
      option: (facts, _metavar, { help }) => {
        if (help.includes('[array]')) return { ...facts, list: 'either' }
        return /\[(boolean|count)\]/.test(help) ? facts : { ...facts, kind: 'value' }
      },
    })
  },
  askFor: (path) => [...path, '--help'],
  showsInherited: true,
  // It takes words after -- for none of a command's positionals.
  takesDoubleDash: false,
  parser: { takesNegativeNumbers: true },
}

/** Reads `cli.js store put <key> <value>`: the last word before the first bracket is the command's own. */
function commandOf({ head, help }: Entry, path: readonly string[]): HelpCommand | undefined {
  const words = head.split(/\s+(?=[<[])/)[0]?.split(/\s+/) ?? []
  const own = words.slice(path.length + 1)
  const name = own[0] ?? (words.length === 1 && path.length === 0 ? undefined : words.at(-1))
  return name === undefined
    ? undefined
    : { path: [name], description: help.replaceAll(/\s*\[(aliases|default)[^\]]*\]/g, '') }
}
