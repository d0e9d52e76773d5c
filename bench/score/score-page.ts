import type { CorpusScore } from './score-corpus.js'
import { macroPercent, markdownTable } from './score-table.js'
import { addTallies } from './tally.js'

/** docs/discovery-score.md. */
export function scorePage(score: CorpusScore): string {
  const { programs } = addTallies(score.frameworks.map(({ tally }) => tally))
  return `# How well help texts are read

A plugin without a contract and without a readable parser is described by its help texts. \`npm run bench:help -- --write\` measures how well, and writes this page: it reads ${programs} programs of ${score.frameworks.length} frameworks in [test/fixtures/help-corpus](../test/fixtures/help-corpus/README.md), which answer with the help texts of real programs, and compares the tools with what the programs really take, mostly as their own parser objects say it. The mean of the frameworks' F1 is **${macroPercent(score)}** of 100. The texts were at hand when the readers were written, so other programs may fare a little worse. A text that no reader knows makes the plugin one tool that takes any arguments.

All figures but the counts are percent. *found*: of what the programs take; *right*: of what smcp made; *type* to *description*: of the parameters found, enums and defaults where the help shows one or a wrong one was made; *F1*: the harmonic mean of both, where each command and each parameter counts as much as is right of it.

${markdownTable(score)}
`
}
