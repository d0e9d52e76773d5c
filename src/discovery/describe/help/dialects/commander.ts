import type { Dialect } from '../dialect.js'
import { readTitled } from '../read-titled.js'

/** Node's commander: `<x>` is a value, `[x]` an optional one, `<x...>` several. https://github.com/tj/commander.js */
export const commander: Dialect = {
  name: 'commander',
  recognizes: (text) =>
    /^Usage: \S/m.test(text) && /^ +(-\w, )?--help +display help for command/im.test(text),
  read: (text, path) =>
    readTitled(text, path, {
      option: (facts, metavar, { help }) => ({
        ...facts,
        // Text is quoted, so an unquoted default is a number.
        ...(/\(default: -?\d+\)/.test(help) && { type: 'integer' as const }),
        isJoined: metavar.startsWith('[') ? true : undefined,
        ...(metavar.startsWith('[') && metavar.includes('|') && { enum: undefined }),
        // What is joined to its flag is one word.
        ...(facts.kind === 'list' && ({ list: metavar.startsWith('[') ? 'commas' : 'together' } as const)),
      }),
    }),
  askFor: (path) => [...path, '--help'],
  takesDoubleDash: true,
}
