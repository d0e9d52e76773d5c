/** The kind of a line, by its shape alone. */
export type RowShape = 'option' | 'named' | 'other'

/** A flag, with or without a value and a help: `-o, --output FILE  Where to`. */
const option = /^\s*-{1,2}[\w?#@[][^\s]*/
/** A name, with or without arguments, and a text after a gap: `install <what>    Installs it`. */
const named = /^\s*[^\s-](?:\S| (?! ))*? {2,}\S/

export function rowShape(line: string): RowShape {
  if (option.test(line)) return 'option'
  return named.test(line) ? 'named' : 'other'
}

/** How far a line is indented; -1 for an empty one. */
export function indentOf(line: string): number {
  return line.search(/\S/)
}
