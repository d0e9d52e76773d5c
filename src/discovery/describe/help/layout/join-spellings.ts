import { indentOf } from './row-shape.js'

/** Joins a row that ends in a comma with the line below that has the option's next spelling, as long ones are wrapped. */
export function joinSpellings(lines: readonly string[]): string[] {
  return lines.reduce<string[]>((joined, line) => {
    const last = joined.at(-1) ?? ''
    const goesOn = /^\s*-\S.*,$/.test(last) && /^\s*--\w/.test(line) && indentOf(line) === indentOf(last)
    return goesOn ? [...joined.slice(0, -1), `${last} ${line.trim()}`] : [...joined, line]
  }, [])
}
