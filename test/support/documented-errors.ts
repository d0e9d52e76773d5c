import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const page = readFileSync(fileURLToPath(new URL('../../docs/api-reference.md', import.meta.url)), 'utf8')

/** The rows of the table below a heading, or below the row that begins it; cells without their code marks. */
export function documentedRows(header: string): string[][] {
  const lines = page.split('\n')
  const start = lines.findIndex((line) => line.replaceAll(/\s+/g, ' ') === header)
  if (start < 0) throw new Error(`docs/api-reference.md has no table ${header}`)
  const rows = lines.slice(start + 2)
  const end = rows.findIndex((line) => !line.startsWith('|'))
  return rows.slice(0, end).map((row) =>
    row.split(' | ').map((cell) =>
      cell
        .replace(/^\| /, '')
        .replace(/\s*\|$/, '')
        .trim(),
    ),
  )
}
