import { addTallies } from '../score/tally.js'
import type { Judged } from './judge-tools.js'
import type { Outcome } from './carry-out.js'
import type { Run } from './run-programs.js'

/** Fully right, recall, precision and what was carried out, as the rows of a table: head first. */
export function summaryRows(
  runs: readonly { readonly run: Run; readonly judged: readonly Judged[] }[],
): string[][] {
  const head = [
    '',
    'tools',
    'fully right',
    'recall',
    'precision',
    'callable',
    'tasks',
    'carried out',
    'by types',
    'first list',
  ]
  return [
    head,
    ...runs.map(({ run, judged }) => {
      const { isVouchedFor, isSandboxed } = run.conditions
      const tally = addTallies(judged.map((one) => one.tally))
      const tools = sum(judged, ({ tools }) => tools)
      const done = run.outcomes.filter(({ by }) => by !== undefined)
      return [
        `${isVouchedFor ? 'vouched for' : 'as installed'}, ${isSandboxed ? 'with' : 'without'} bubblewrap`,
        String(tools),
        percent(
          sum(judged, ({ fullyRight }) => fullyRight),
          tools,
        ),
        percent(tally.parametersFound, tally.parametersWanted),
        percent(tally.parametersFound, tally.parametersProduced),
        callable(run.outcomes),
        String(run.outcomes.length),
        percent(done.length, run.outcomes.length),
        percent(done.filter(({ by }) => by === 'types').length, run.outcomes.length),
        `${(run.listMs / 1000).toFixed(1)} s`,
      ]
    }),
  ]
}

/** One row for each program. */
export function programRows({ outcomes }: Run, judged: readonly Judged[]): string[][] {
  const head = [
    'program',
    'framework',
    'tools',
    'fully right',
    'recall',
    'precision',
    'tasks',
    'carried out',
    'by types',
  ]
  return [
    head,
    ...judged.map(({ program, framework, tools, fullyRight, tally }) => {
      const own = outcomes.filter((one) => one.program === program)
      return [
        program,
        framework,
        String(tools),
        String(fullyRight),
        percent(tally.parametersFound, tally.parametersWanted),
        percent(tally.parametersFound, tally.parametersProduced),
        String(own.length),
        String(own.filter(({ by }) => by !== undefined).length),
        String(own.filter(({ by }) => by === 'types').length),
      ]
    }),
  ]
}

/** Tools that can be called: of those that tasks need, the ones with which every task was carried out. */
function callable(outcomes: readonly Outcome[]): string {
  const key = ({ program, task }: Outcome): string => [program, ...task.command].join(' ')
  const all = new Set(outcomes.map(key))
  const failed = new Set(outcomes.filter(({ by }) => by === undefined).map(key))
  return percent(all.size - failed.size, all.size)
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0)
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '' : `${(100 * (part / whole)).toFixed(1)} %`
}

/** Rows as a table for the documentation, without the time, which is another in each run. */
export function markdownOf(rows: readonly string[][]): string {
  const shown = rows.map((row) => (rows[0]?.at(-1) === 'first list' ? row.slice(0, -1) : row))
  const [head = [], ...others] = shown
  const ruler = head.map((_, index) => (index === 0 ? '---' : '--:'))
  return [head, ruler, ...others].map((row) => `| ${row.join(' | ')} |`).join('\n')
}
