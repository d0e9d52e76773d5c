import { groupBy } from '../../group-by.js'
import type { Tool } from '../../discovery/tool.js'
import { someNames } from '../some-names.js'
import { fitPairs } from '../terminal/fit-pairs.js'

const namesMax = 10

/**
 * What is uncertain about tools, each doubt once with the tools that it is about: a table at a terminal, else a line for
 * each. Empty if nothing is.
 */
export function doubtReport(tools: readonly Tool[], width: number | undefined): string[] {
  const all = tools.flatMap(({ name, command }) => (command.doubts ?? []).map((doubt) => ({ name, doubt })))
  if (all.length === 0) return []
  const rows = groupBy(all, ({ doubt }) => doubt).map(
    (alike) =>
      [
        someNames(
          alike.map(({ name }) => name),
          namesMax,
        ),
        alike[0].doubt,
      ] as const,
  )
  return width === undefined
    ? rows.map(([names, doubt]) => `In doubt: ${names}: ${doubt}`)
    : [fitPairs(['In doubt', 'Why'], rows, width)]
}
