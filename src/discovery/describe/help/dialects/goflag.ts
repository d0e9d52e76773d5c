import { nameApart, optionParameter } from '../build-parameter.js'
import type { Dialect } from '../dialect.js'
import { onlyPrints } from '../only-prints.js'
import { readEntries, readSections } from '../read-lines.js'
import { readMetavar } from '../read-metavar.js'
import { readNotes } from '../read-notes.js'
import { switchesIn } from '../switches-in.js'
import { ownUsages } from '../titled/own-usages.js'
import { readPositionals } from '../titled/read-positionals.js'
import { readUsages } from '../titled/read-prose.js'

/** Go's flag package: `-name type` with one dash, and the help below. https://pkg.go.dev/flag */
export const goflag: Dialect = {
  name: 'goflag',
  recognizes: (text) =>
    /^Usage( of)?\b/im.test(text) &&
    /^ {2}-\w[\w.-]*(?: \w+)?\n {4,}\S/m.test(text) &&
    !/^ *-\w(?:,| or| \||) --|^ +--\w/m.test(text),
  read: (text, path) => {
    const sections = readSections(text)
    const entries = readEntries(
      text.split('\n').filter((line) => /^\s/.test(line)),
      (line) => /^-\w/.test(line),
    )
    const options = entries.flatMap(({ head, help }) => {
      const [, flag, metavar = ''] = /^(-[\w.-]+)(?: (\S.*))?$/.exec(head) ?? []
      if (flag === undefined || onlyPrints([flag], help)) return []
      const notes = readNotes(help)
      const isSwitch = metavar === '' || notes.default === 'true' || notes.default === 'false'
      return [
        optionParameter({
          ...notes,
          ...readMetavar(metavar),
          kind: isSwitch ? 'switch' : 'value',
          flags: [flag],
          // Go takes no `-no-x`.
          ...(isSwitch && notes.default === 'true' && { negation: `${flag}=false` }),
        }),
      ]
    })
    const usages = ownUsages(readUsages(sections))
    const positionals = readPositionals(sections, usages, path, switchesIn(options))
    return {
      description: '',
      commands: [],
      parameters: nameApart([...positionals, ...options]),
    }
  },
  takesDoubleDash: true,
}
