/**
 * npm run bench:help [-- --misses] [-- --write]: how much of real help texts smcp reads right, for each framework.
 * `--misses` lists what is missing, too much or wrong; `--write` writes docs/discovery-score.md.
 */
import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { scoreHelpCorpus } from './score/help-corpus.js'
import { scorePage } from './score/score-page.js'
import { macroPercent, terminalTable } from './score/score-table.js'

const flags = process.argv.slice(2)
const score = await scoreHelpCorpus()
if (flags.includes('--misses')) console.log(score.misses.join('\n'))
console.log(`${terminalTable(score)}\nF1, mean of the frameworks: ${macroPercent(score)}`)
if (flags.includes('--write')) {
  await writeFile(fileURLToPath(new URL('../docs/discovery-score.md', import.meta.url)), scorePage(score))
}
