/**
 * npm run bench:help [-- --misses] [-- --write]: how well smcp reads real help texts, for each framework, in each corpus
 * and in all together. `--misses` lists what is missing, surplus or wrong; `--write` writes docs/discovery-score.md, but
 * for the parts of bench:real.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { scoreHelpCorpora } from './score/help-corpus.js'
import { scorePage } from './score/score-page.js'
import { macroPercent, terminalTable } from './score/score-table.js'

const flags = process.argv.slice(2)
const scores = await scoreHelpCorpora()
if (flags.includes('--misses')) console.log(scores.all.misses.join('\n'))
for (const name of ['first', 'second', 'all'] as const) {
  const score = scores[name]
  console.log(`${name}\n${terminalTable(score)}\nF1, mean of the frameworks: ${macroPercent(score)}\n`)
}
if (flags.includes('--write')) {
  const page = fileURLToPath(new URL('../docs/discovery-score.md', import.meta.url))
  await writeFile(page, scorePage(scores, await readFile(page, 'utf8')))
}
