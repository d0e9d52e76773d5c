import type { Dialect } from '../dialect.js'
import { readTitled } from '../read-titled.js'
import { commandOf } from '../titled/read-commands.js'

/** Go's urfave/cli: titles in capitals with their contents indented below. https://cli.urfave.org */
export const urfave: Dialect = {
  name: 'urfave',
  recognizes: (text) => /^NAME:\n +\S+ - /m.test(text) && /^USAGE:\n/m.test(text),
  read: (text, path) => {
    const help = readTitled(text, path, {
      globalTitle: /^global options$/i,
      option: (facts, metavar) => ({
        ...facts,
        help: facts.help?.replace(/\s*\[\$[^\]]*\]/g, ''),
        ...(metavar.includes('[ -') && { kind: 'list' as const }),
      }),
      command: (entry) => (/^h(elp)?\b/.test(entry.head) ? undefined : commandOf(entry)),
    })
    const purpose = /^NAME:\n +\S.*? - (.*)$/m.exec(text)?.[1] ?? ''
    return { ...help, description: help.description || purpose }
  },
  askFor: (path) => [...path, '--help'],
  takesDoubleDash: true,
}
