import type { Dialect } from '../dialect.js'
import { readTitled } from '../read-titled.js'

/** Rust's clap 2 and 3: titles in capitals, `USAGE:`, `FLAGS:`, `OPTIONS:`, `ARGS:`, `SUBCOMMANDS:`. */
export const clap2: Dialect = {
  name: 'clap2',
  recognizes: (text) =>
    /^USAGE:\n {4}\S/m.test(text) &&
    /^(FLAGS|OPTIONS):\n/m.test(text) &&
    /Prints? (this )?(help|version)/i.test(text),
  read: (text, path) => {
    const [head = '', ...rest] = text.split('\n')
    // The first line is the name and version.
    return readTitled(/ \d+\.\d+|^[\w-]+$/.test(head) ? rest.join('\n') : text, path)
  },
  askFor: (path) => [...path, '--help'],
  takesDoubleDash: true,
}
