import { count } from '../../count.js'
import { problemText } from '../../discovery/problem.js'
import type { Problem, Tool } from '../../discovery/tool.js'
import { severityWord } from '../problem-line.js'
import { shownPath } from '../shown-path.js'
import { fitTable } from '../terminal/fit-table.js'
import { signature } from '../tools/print-tools.js'
import type { PluginTest } from './test-plugin.js'

/** Below this two columns of words are hard to read. */
const twoColumnsMin = 60

/** The tools of a plugin, and what described each. */
export function toolTable(tools: readonly Tool[], width: number | undefined): string {
  return fitTable(
    ['Tool', 'Described by'],
    tools.map((tool) => [signature(tool), tool.source]),
    width,
  )
}

/** The problems of one plugin, and where each is: side by side, or one below the other at a narrow terminal. */
export function problemTable(problems: readonly Problem[], width: number): string {
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

/** Whether the plugin can't be used as it is, or some of it can't. */
export function isBroken({ tools, problems }: Pick<PluginTest, 'tools' | 'problems'>): boolean {
  return tools.length === 0 || problems.some(({ severity }) => severity === 'error')
}

/** The last line of the report. */
export function verdict({ plugin, tools, problems }: PluginTest): string {
  if (isBroken({ tools, problems })) return `${plugin}: not well`
  const warnings = problems.length === 0 ? 'all well' : count(problems.length, 'warning')
  return `${plugin}: ${count(tools.length, 'tool')}, ${warnings}`
}
