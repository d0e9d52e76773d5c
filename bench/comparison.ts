/**
 * npm run bench:comparison [-- --write]: the same program with argparse as MCP tools by smcp, by other ways that need no
 * change of it, and by a server that is written by hand. `--write` writes the table of docs/comparison.md.
 */
import Table from 'cli-table3'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { columns, measure } from './comparison/measure.js'
import { rivals } from './comparison/rivals.js'
import { machine } from './performance/machine.js'
import { markdownOf } from './real/real-page.js'
import { withSection } from './score/sections.js'

const rows: string[][] = []
for (const { name, setUp } of rivals) {
  const dir = await mkdtemp(join(tmpdir(), 'smcp-bench-'))
  rows.push([name, ...(await measure(await setUp(dir)))])
  await rm(dir, { recursive: true })
}
const head = ['', ...columns]
const table = new Table({ head, style: { head: [], border: [] } })
table.push(...rows)
console.log(table.toString())
const where = await machine()
console.log(where)
if (process.argv.includes('--write')) {
  const page = fileURLToPath(new URL('../docs/comparison.md', import.meta.url))
  const body = `${where}:\n\n${markdownOf([head, ...rows])}`
  await writeFile(page, withSection(await readFile(page, 'utf8'), 'comparison', body))
}
