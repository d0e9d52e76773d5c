import Table from 'cli-table3'
import type { CorpusScore } from './score-corpus.js'
import { addTallies, f1, type Tally } from './tally.js'

/** The head of each column, and the content of its cells. */
const columns: readonly (readonly [head: string, cell: (tally: Tally) => string])[] = [
  ['programs', ({ programs }) => String(programs)],
  ['commands', ({ commandsWanted }) => String(commandsWanted)],
  ['found', (tally) => percent(tally.commandsFound, tally.commandsWanted)],
  ['right', (tally) => percent(tally.commandsFound, tally.commandsProduced)],
  ['parameters', ({ parametersWanted }) => String(parametersWanted)],
  ['found', (tally) => percent(tally.parametersFound, tally.parametersWanted)],
  ['right', (tally) => percent(tally.parametersFound, tally.parametersProduced)],
  ['type', (tally) => percent(tally.types, tally.parametersFound)],
  ['required', (tally) => percent(tally.required, tally.parametersFound)],
  ['enum', (tally) => percent(tally.enums, tally.enumsJudged)],
  ['default', (tally) => percent(tally.defaults, tally.defaultsJudged)],
  ['description', (tally) => percent(tally.descriptions, tally.parametersFound)],
  ['F1', (tally) => percent(f1(tally), 1)],
]

/** The score as a table for a terminal. */
export function terminalTable(score: CorpusScore): string {
  const [head = [], ...rows] = tableRows(score)
  const table = new Table({ head, style: { head: [], border: [], compact: true } })
  table.push(...rows)
  return table.toString()
}

/** The score as a table for the documentation. */
export function markdownTable(score: CorpusScore): string {
  const [head = [], ...rows] = tableRows(score)
  const ruler = head.map((_, index) => (index === 0 ? '---' : '--:'))
  return [head, ruler, ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')
}

/** `95.3`: the mean of the frameworks' F1, of 100. */
export function macroPercent({ f1Macro }: CorpusScore): string {
  return (100 * f1Macro).toFixed(1)
}

function tableRows({ frameworks }: CorpusScore): string[][] {
  const all = { name: 'all', tally: addTallies(frameworks.map(({ tally }) => tally)) }
  return [
    ['framework', ...columns.map(([head]) => head)],
    ...[...frameworks, all].map(({ name, tally }) => [name, ...columns.map(([, cell]) => cell(tally))]),
  ]
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '' : (100 * (part / whole)).toFixed(0)
}
