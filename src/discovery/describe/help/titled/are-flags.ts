import { indentOf } from '../layout/row-shape.js'

/** Whether the rows of a section are options, whatever its title says: `Commands:` above `-d  decompress`. */
export function areFlags(lines: readonly string[]): boolean {
  const indents = lines.map(indentOf).filter((indent) => indent >= 0)
  const margin = indents.reduce((least, indent) => Math.min(least, indent), Infinity)
  const rows = lines.filter((line) => indentOf(line) === margin)
  return rows.length > 0 && rows.every((line) => /^-{1,2}\w/.test(line.trim()))
}
