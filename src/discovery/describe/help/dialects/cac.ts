import type { Dialect } from '../dialect.js'
import { readTitled } from '../read-titled.js'
import { commandOf } from '../titled/read-commands.js'

/** Node's cac: `$ prog <command> [options]`. https://github.com/cacjs/cac */
export const cac: Dialect = {
  name: 'cac',
  recognizes: (text) => /^Usage:\n {2}\$ /m.test(text) && /--help +Display this message/.test(text),
  read: (text, path) =>
    // The first line is the name and version; the commands are listed twice, the second time with --help.
    readTitled(text.replace(/^\S+\/\d\S*.*\n/, '').replace(/^For more info[^]*?\n\n/m, ''), path, {
      command: (entry) => (entry.head.startsWith('[') ? undefined : commandOf(entry)),
      option: (facts, metavar) => ({ ...facts, isJoined: metavar.startsWith('[') ? true : undefined }),
    }),
  askFor: (path) => [...path, '--help'],
  showsInherited: true,
  // Words after -- are given to the program apart from its positionals.
  takesDoubleDash: false,
}
