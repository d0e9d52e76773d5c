import { indentOf } from './row-shape.js'

/** `+s, --no-sort`: the long flag says the same. */
const plus = /^(\s*)\+\w, +(?=--\w)/

/**
 * Joins a row that ends in a comma with the line below that has the option's next spelling, as long ones are wrapped, and
 * leaves out a spelling with a plus, which few programs know, before another one.
 */
export function joinSpellings(lines: readonly string[]): string[] {
  return lines.reduce<string[]>((joined, written) => {
    const line = written.replace(plus, '$1')
    const last = joined.at(-1) ?? ''
    const goesOn = /^\s*-\S.*,$/.test(last) && /^\s*--\w/.test(line) && indentOf(line) === indentOf(last)
    return goesOn ? [...joined.slice(0, -1), `${last} ${line.trim()}`] : [...joined, line]
  }, [])
}
