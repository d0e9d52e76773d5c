import type { Dialect } from '../dialect.js'
import { readTitled } from '../read-titled.js'

/** Written by hand: a usage line and lines of options; it never has commands that could be asked. */
export const plain: Dialect = {
  name: 'plain',
  recognizes: (text) => /^usage:/im.test(text) && /^ {0,8}-{1,2}\w/m.test(text),
  read: (text, path) => {
    const help = readTitled(text.replace(/^usage:/im, 'Usage:'), path, {
      option: (facts, _metavar, { help: words }) => ({
        ...facts,
        ...(/may be repeated|can be repeated|multiple times/i.test(words) &&
          facts.kind === 'value' && { kind: 'list' as const }),
      }),
    })
    return { ...help, commands: [] }
  },
  takesDoubleDash: false,
}
