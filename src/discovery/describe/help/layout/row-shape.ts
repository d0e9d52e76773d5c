/** What a line is by its shape alone. */
export type RowShape = 'option' | 'named' | 'other'

/** A dash and what it names, its value, and then a gap, a help or the end: `-o, --output FILE  Where to`. */
const option = /^\s*-{1,2}[\w?#@[][^\s]*/
/** A name, alone or with what it takes, and a text behind a gap: `install <what>    Installs it`. */
const named = /^\s*[^\s-](?:\S| (?! ))*? {2,}\S/

export function rowShape(line: string): RowShape {
  if (option.test(line)) return 'option'
  return named.test(line) ? 'named' : 'other'
}

/** How far a line is indented; -1 for an empty one. */
export function indentOf(line: string): number {
  return line.search(/\S/)
}
