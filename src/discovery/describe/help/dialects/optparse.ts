import type { Dialect } from '../dialect.js'
import { readTitled } from '../read-titled.js'

/** Python's optparse: `-f FILE, --file=FILE`. Positionals are only in the usage, in the author's own form. */
export const optparse: Dialect = {
  name: 'optparse',
  recognizes: (text) =>
    /^Usage:/m.test(text) && /^ +-h, --help +(show this help message and exit|Show help\.)/im.test(text),
  read: (text, path) =>
    readTitled(text, path, {
      globalTitle: path.length > 0 ? /^general options$/i : /^$/,
      option: (facts, _metavar, { help }) => ({ ...facts, enum: facts.enum ?? choicesAtEnd(help) }),
    }),
  askFor: (path) => [...path, '--help'],
  takesDoubleDash: true,
}

/** Reads choices from `What to do [warn, ignore] (default: warn)`: optparse itself does not show them. */
function choicesAtEnd(help: string): string[] | undefined {
  return /\[([\w-]+(?:, [\w-]+)+)\](?: \(default: [^)]*\))?$/.exec(help)?.[1]?.split(', ')
}
