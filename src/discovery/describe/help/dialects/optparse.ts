import { nameApart, positionalParameter } from '../build-parameter.js'
import type { Dialect } from '../dialect.js'
import { readTitled } from '../read-titled.js'

/** Python's optparse: `-f FILE, --file=FILE`. Positionals are only in the usage, in the author's own form. */
export const optparse: Dialect = {
  name: 'optparse',
  recognizes: (text) =>
    /^Usage:/m.test(text) && /^ +-h, --help +(show this help message and exit|Show help\.)/im.test(text),
  read: (text, path) => {
    const help = readTitled(text, path, {
      globalTitle: path.length > 0 ? /^general options$/i : /^$/,
      option: (facts, _metavar, { help: words }) => ({ ...facts, enum: facts.enum ?? choicesAtEnd(words) }),
    })
    const isGiven = path.length > 0 && defaultUsage.test(text)
    return isGiven ? { ...help, parameters: nameApart([given, ...help.parameters]) } : help
  },
  askFor: (path) => [...path, '--help'],
  takesDoubleDash: true,
}

/** What optparse writes where the author gives no usage, as few do for a command. */
const defaultUsage = /^Usage: (?:[\w.-]+ )+\[options\]$/m
/** What such a command is given. */
const given = positionalParameter({
  name: 'args',
  isList: true,
  help: 'What the command works on, if it takes any: its usage does not say.',
})

/** Reads choices from `What to do [warn, ignore] (default: warn)`: optparse itself does not show them. */
function choicesAtEnd(help: string): string[] | undefined {
  return /\[([\w-]+(?:, [\w-]+)+)\](?: \(default: [^)]*\))?$/.exec(help)?.[1]?.split(', ')
}
