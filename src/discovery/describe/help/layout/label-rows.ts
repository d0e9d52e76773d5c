import { indentOf, rowShape } from './row-shape.js'

/** A command with its positionals and a colon, alone on its line: `prune:`, `hook SHELL:`, `fetch <url> [<hash>]:`. */
const label = /^\s*([a-z][\w-]*(?: (?:\[[^\]]*\]|<[^>]+>|[A-Z][A-Z_-]*)(?:\.\.\.)?)*):$/

/**
 * Puts the texts of commands beside them where they stand below: `prune:`, and deeper on the next line what it does. Of
 * several names above one text the first counts.
 */
export function withTextsBeside(lines: readonly string[]): readonly string[] {
  const filled = lines.filter((line) => line.trim() !== '')
  const [first = ''] = filled
  const margin = indentOf(first)
  const text = filled.find((line) => indentOf(line) > margin) ?? ''
  // Below a heading, `basics:`, stand rows.
  if (!label.test(first) || rowShape(text) !== 'other' || !text.trim().includes(' ')) return lines
  const end = filled.findIndex((line) => indentOf(line) <= margin && !label.test(line))
  const rows: { readonly head: string; readonly texts: string[] }[] = []
  for (const line of end < 0 ? filled : filled.slice(0, end)) {
    const head = indentOf(line) > margin ? undefined : label.exec(line)?.[1]
    const last = rows.at(-1)
    if (head === undefined) last?.texts.push(line.trim())
    else if (last?.texts.length !== 0) rows.push({ head, texts: [] })
  }
  return rows.map(({ head, texts }) => `  ${head}  ${texts.join(' ')}`)
}
