import { problemText } from '../../discovery/problem.js'
import type { Problem, Tool } from '../../discovery/tool.js'
import { problemLine, severityWord } from '../problem-line.js'
import { shownPath } from '../shown-path.js'
import { fitTable } from '../terminal/fit-table.js'
import { signature } from '../tools/print-tools.js'
import type { PluginTest } from './test-plugin.js'

/** On fewer columns than this, two columns of text are hard to read. */
const twoColumnsMin = 60

/** A table of a plugin's tools and the source of each, at most `width` wide. */
export function toolTable(tools: readonly Tool[], width: number | undefined): string {
  return fitTable(
    ['Tool', 'Described by'],
    tools.map((tool) => [signature(tool), tool.source]),
    width,
  )
}

/** What is wrong with the plugin: a table at a terminal, else a line for each problem; or why it has no tools. */
export function problemReport(
  { plugin, tools, problems }: Pick<PluginTest, 'plugin' | 'tools' | 'problems'>,
  width: number | undefined,
): string[] {
  if (problems.length > 0)
    return width === undefined ? problems.map(problemLine) : [problemTable(problems, width)]
  return tools.length > 0
    ? []
    : [`No command of ${plugin} is served: look at "hide" in its smcp.json, and at --include and --exclude.`]
}

/** A table of problems and their places: side by side, or one below the other at a narrow terminal. */
function problemTable(problems: readonly Problem[], width: number): string {
  const rows = problems.map((problem) => [
    `${severityWord(problem)}: ${problemText(problem)}`,
    shownPath(problem.file),
  ])
  return width < twoColumnsMin
    ? fitTable(
        ['Problem'],
        rows.map((row) => [row.join('\n')]),
        width,
      )
    : fitTable(['Problem', 'Where'], rows, width)
}
