import type { Parameter } from '../../../tool.js'
import { optionParameter } from '../build-parameter.js'
import type { Dialect, HelpCommand } from '../dialect.js'
import { usageOptions } from '../layout/usage-options.js'
import { onlyPrints } from '../only-prints.js'
import { readEntries } from '../read-lines.js'
import { readMetavar } from '../read-metavar.js'
import { readTitled } from '../read-titled.js'
import { readUsage } from '../read-usage.js'

/**
 * git and programs built with its parse-options: `-x, --[no-]name <arg>`, with the help on the next line if the name is
 * long. The root lists commands in groups with lower-case titles.
 */
export const git: Dialect = {
  name: 'git',
  recognizes: (text) => text.startsWith('usage: git ['),
  read: (text, path) => {
    if (path.length === 0)
      return { description: '', commands: commandsIn(text), parameters: programOptions(text) }
    const [usage = '', ...rest] = text.split(/\n\s*\n/)
    const [first = ''] = usage.split(/\n +or: /)
    const help = readTitled(
      `Usage: ${first.replace(/^usage: git /, 'git ')}\n\nOptions:\n${rest.join('\n').replaceAll(/^[A-Z][\w ]+$/gm, '')}`,
      path,
      {
        option: (facts, metavar) => ({
          ...facts,
          kind: metavar === '' || !metavar.startsWith('(') ? facts.kind : 'value',
          negation: facts.negation,
          ...(metavar.startsWith('[') && { isJoined: true }),
          enum: undefined,
        }),
      },
    )
    return {
      ...help,
      takesDoubleDash: isOnlyBehindOptions(first.replace(/^usage: /, ''), path),
      ...(leavesOut.test(usage) && {
        leavesOut: 'its short help leaves out the options of revisions and diffs',
      }),
    }
  },
  // `git add --help` opens a manual page.
  askFor: (path) => [...path, '-h'],
  takesDoubleDash: true,
}

/** Commands that walk through revisions or compare take options that no `-h` shows; `diff -h` is that of another mode. */
const leavesOut = /<revision-range>|<(?:rev|log|diff)-(?:opts|options)>|--no-index/

/** Whether `--` may stand before all positionals: before a revision it would make a path of it. */
function isOnlyBehindOptions(usage: string, path: readonly string[]): boolean {
  const place = usage.indexOf('[--]')
  return place >= 0 && readUsage(usage.slice(0, place).replace(/\[$/, ''), path).length === 0
}

/** Reads the options in the root's usage, without those that only print: `--version`, `--html-path`. */
function programOptions(text: string): Parameter[] {
  const [usage = ''] = text.split(/\n\s*\n/)
  return usageOptions(usage)
    .filter(
      ({ flags, metavar }) => !onlyPrints(flags, '') && !(metavar === '' && flags.at(-1)?.endsWith('-path')),
    )
    .map(({ flags, metavar }) => optionParameter({ flags, ...readMetavar(metavar) }))
}

function commandsIn(text: string): HelpCommand[] {
  const [, ...groups] = text.split(/\n\s*\n/)
  const lines = groups.flatMap((group) =>
    group.split('\n').filter((line) => /^ {3}[a-z][\w-]* {2,}/.test(line)),
  )
  return readEntries(lines).map(({ head, help }) => ({ path: [head], description: help }))
}
