import type { Dialect, HelpText } from '../dialect.js'
import { unwrap } from '../read-lines.js'
import { readParameters } from './argparse/read-parameters.js'
import { readRows, type Row } from './argparse/read-rows.js'
import { readChoices } from './argparse/read-value.js'
import { shows } from './argparse/usage.js'

/** Python's argparse. Its help does not show types: a value is a string. */
export const argparse: Dialect = {
  name: 'argparse',
  // Others also write "usage:", but followed by "[options]".
  recognizes: (text) =>
    text.startsWith('usage: ') &&
    // It writes no value behind an equals sign.
    !/^ {1,4}(?:-\w, )?--[\w-]+\[?=/m.test(text) &&
    (/\[-h\]|show this help message and exit|^(positional|optional) arguments:$/m.test(text) ||
      (/^options:$/m.test(text) && !/^usage: .*\[options\]/im.test(text))),
  read,
  askFor: (path) => [...path, '--help'],
  takesDoubleDash: true,
  // The help does not show the version of Python.
  parser: { takesDoubleDashInGroups: true, dropsDoubleDash: 'perhaps' },
}

function read(text: string): HelpText {
  const { head, rows } = readRows(`${text}\n`)
  const [usage = '', ...prose] = head.split(/\n\s*\n/).map(unwrap)
  const commands = rows.find((row, index) => holdsCommands(row, rows[index + 1], usage))
  return {
    description: prose.join('\n\n').trim(),
    commands: commands ? readCommands(commands) : [],
    parameters: readParameters(
      rows.filter((row) => row !== commands),
      usage,
    ),
  }
}

/** Whether a row holds the commands. Commands without help appear only in braces, followed by dots in the usage. */
function holdsCommands({ title, head, nested }: Row, next: Row | undefined, usage: string): boolean {
  const hasDots = usage.endsWith(`${head} ...`)
  if (nested.length > 0) return hasDots || head.startsWith('{') || shows(usage, head)
  // The dots of a remainder come after the positional before it.
  const isBeforeRest = next?.title === title && !next.head.startsWith('-')
  return hasDots && head.startsWith('{') && !isBeforeRest
}

/** Reads each command under its first name: `install (i, add)` has two aliases. */
function readCommands({ head, nested }: Row): HelpText['commands'] {
  const names = nested.map((row) => row.head.match(/[^\s(),]+/g) ?? [])
  const bare = readChoices(head)?.filter((name) => !names.flat().includes(name)) ?? []
  return [
    ...nested.map(({ help }, index) => ({ path: [names[index]?.[0] ?? ''], description: unwrap(help) })),
    ...bare.map((name) => ({ path: [name], description: '' })),
  ].filter(({ description }) => description !== '==SUPPRESS==')
}
