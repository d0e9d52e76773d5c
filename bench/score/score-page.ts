import type { HelpScores } from './help-corpus.js'
import type { CorpusScore } from './score-corpus.js'
import { macroPercent, markdownTable } from './score-table.js'
import { addTallies } from './tally.js'

/** The text of docs/discovery-score.md. */
export function scorePage({ first, second, all }: HelpScores): string {
  return `# How well help texts are read

A plugin without a contract and without a readable parser is described by its help texts. \`npm run bench:help -- --write\` measures how well, and writes this page: it reads two collections of programs that answer with the help texts of real ones, and compares the tools with what the programs really take, mostly as their own parser objects say it. The score is the mean of the frameworks' F1, of 100:

| corpus | programs | frameworks | score |
| --- | --: | --: | --: |
| [help-corpus](../test/fixtures/help-corpus/README.md) | ${counts(first)} | **${macroPercent(first)}** |
| [help-corpus-2](../test/fixtures/help-corpus-2/README.md) | ${counts(second)} | **${macroPercent(second)}** |
| both | ${counts(all)} | **${macroPercent(all)}** |

The readers were written with the first corpus at hand. They had not seen the second one when it was scored for the first time, far lower; since then it was at hand too. So neither figure says how an unknown program fares: somewhat worse. What the score leaves out is whether a program is asked at all ([what discovery runs](discovery.md)): here every program is.

All figures but the counts are percent. *found*: of what the programs take; *right*: of what smcp made; *type* to *description*: of the parameters found, enums and defaults where the help shows one or a wrong one was made; *F1*: the harmonic mean of both, where each command and each parameter counts as much as is right of it.

## help-corpus

${markdownTable(first)}

## help-corpus-2

${markdownTable(second)}

## Both

${markdownTable(all)}
`
}

function counts({ frameworks }: CorpusScore): string {
  const { programs } = addTallies(frameworks.map(({ tally }) => tally))
  return `${programs} | ${frameworks.length}`
}
