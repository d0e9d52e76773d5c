import type { HelpScores } from './help-corpus.js'
import type { CorpusScore } from './score-corpus.js'
import { sectionOf } from './sections.js'
import { macroPercent, markdownTable } from './score-table.js'
import { addTallies } from './tally.js'

/** The text of docs/discovery-score.md; what bench:real has written into `before` stays. */
export function scorePage({ first, second, all }: HelpScores, before: string): string {
  return `# How well programs are read

## Programs that no reader was made for

Fifteen programs from PyPI, npm and Debian, installed by their package managers and made plugins by links, wrappers, copies, manifests and \`smcp plugin add\`. Their truths and tasks were written and proven before anything of them was read by smcp, and no reader was changed for them: so this is how a program fares that you bring along. A tool is *fully right* with every parameter and no other, each with its type, enum and default; a task is carried out by an agent that reads nothing but the schema and has one try: *by types* without putting a word into \`args\`. *Callable* are the commands of which every task was carried out ([bench/real](../bench/real/README.md)). \`npm run bench:real -- --set unseen --write\` writes this table:

<!-- unseen -->
${sectionOf(before, 'unseen')}<!-- /unseen -->

## Programs that were unseen before

Fifteen others of the same kinds, for which no reader had been changed either when they were scored for the first time, at fbdb4cf: 34.4 % of 32 tools were fully right then, and 59.2 % of 71 tasks were carried out, 49.3 % by types. Since then they are at hand like those below, and \`npm run bench:real -- --set seventh --write\` writes how they are read now:

<!-- seventh -->
${sectionOf(before, 'seventh')}<!-- /seventh -->

The fifteen before those had theirs at 0cecbe4: 40.9 % of 22 tools were fully right, and 70.7 % of 58 tasks were carried out, 51.7 % by types. \`npm run bench:real -- --set sixth --write\` writes how they are read now:

<!-- sixth -->
${sectionOf(before, 'sixth')}<!-- /sixth -->

Those before them had theirs at dda0dc9: 36.7 % of 30 tools were fully right, and 61.8 % of 68 tasks were carried out, 55.9 % by types. \`npm run bench:real -- --set fifth --write\` writes how they are read now:

<!-- fifth -->
${sectionOf(before, 'fifth')}<!-- /fifth -->

Those before them had their first score at b4d6351: 15.0 % of 20 tools were fully right, and 73.1 % of 52 tasks were carried out. \`npm run bench:real -- --set fourth --write\` writes how they are read now:

<!-- fourth -->
${sectionOf(before, 'fourth')}<!-- /fourth -->

Others had theirs at 9b8fe4e: 45.2 % of 31 tools were fully right, and 81.0 % of 58 tasks were carried out. \`npm run bench:real -- --set third --write\` writes how they are read now:

<!-- third -->
${sectionOf(before, 'third')}<!-- /third -->

And fifteen more that were chosen before those. Their first score, at d10436d: 54.1 % of 37 tools were fully right, and 48.0 % of 50 tasks were carried out. \`npm run bench:real -- --set second --write\` writes how they are read now:

<!-- second -->
${sectionOf(before, 'second')}<!-- /second -->

## Programs that were at hand

The same for the programs that the readers were mended with; \`npm run bench:real -- --write\` writes these tables. What is wrong with each is shown by \`npm run bench:real -- NAME --misses\`.

<!-- programs -->
${sectionOf(before, 'programs')}<!-- /programs -->

## Help texts alone

A plugin without a contract and without a readable parser is described by its help texts. \`npm run bench:help -- --write\` measures how well, and writes all of this page but the tables above: it reads two collections of programs that answer with the help texts of real ones, and compares the tools with what the programs really take, mostly as their own parser objects say it. The score is the mean of the frameworks' F1, of 100:

| corpus | programs | frameworks | score |
| --- | --: | --: | --: |
| [help-corpus](../test/fixtures/help-corpus/README.md) | ${counts(first)} | **${macroPercent(first)}** |
| [help-corpus-2](../test/fixtures/help-corpus-2/README.md) | ${counts(second)} | **${macroPercent(second)}** |
| both | ${counts(all)} | **${macroPercent(all)}** |

The readers were written with the first corpus at hand. They had not seen the second one when it was scored for the first time; that score was lower and was not kept, and since then it was at hand too. So neither figure says how an unknown program fares: the first table of this page does. What the score leaves out is whether a program is asked at all ([what discovery runs](discovery.md)): here every program is.

All figures but the counts are percent. *found*: of what the programs take; *right*: of what smcp made; *type* to *description*: of the parameters found, enums and defaults where the help shows one or a wrong one was made; *F1*: the harmonic mean of both, where each command and each parameter counts as much as is right of it.

### help-corpus

${markdownTable(first)}

### help-corpus-2

${markdownTable(second)}

### Both

${markdownTable(all)}
`
}

function counts({ frameworks }: CorpusScore): string {
  const { programs } = addTallies(frameworks.map(({ tally }) => tally))
  return `${programs} | ${frameworks.length}`
}
