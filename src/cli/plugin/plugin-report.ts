import { problemText } from '../../discovery/problem.js'
import type { Problem, Tool } from '../../discovery/tool.js'
import { problemLine, severityWord } from '../problem-line.js'
import { shownPath } from '../shown-path.js'
import { fitPairs } from '../terminal/fit-pairs.js'
import { fitTable } from '../terminal/fit-table.js'
import { signature } from '../tools/signature.js'
import { sourceWords } from '../tools/provenance.js'
import { servesNothing } from './is-broken.js'
import type { PluginTest } from './test-plugin.js'

/**
 * A plugin's tools and the source of each and of its parameters: a table at a terminal, at most `width` wide, else two
 * lines for each, because a signature may be thousands of characters long.
 */
export function toolTable(tools: readonly Tool[], width: number | undefined): string {
  const rows = tools.map((tool) => [signature(tool), sourceWords(tool)] as const)
  if (width === undefined)
    return rows.map(([called, sources]) => `${called}\n  described by ${sources}`).join('\n')
  return fitTable(
    ['Tool', 'Described by'],
    rows.map((row) => [...row]),
    width,
  )
}

/** What is wrong with the plugin: a table at a terminal, else a line for each problem; or why it has no tools. */
export function problemReport(
  { plugin, tools, offers, problems }: Pick<PluginTest, 'plugin' | 'tools' | 'offers' | 'problems'>,
  width: number | undefined,
): string[] {
  if (problems.length > 0)
    return width === undefined
      ? problems.map(problemLine)
      : [fitPairs(['Problem', 'Where'], problems.map(problemRow), width)]
  return servesNothing({ tools, offers })
    ? [`No command of ${plugin} is served: look at "hide" in its smcp.json, and at --include and --exclude.`]
    : []
}

function problemRow(problem: Problem): [string, string] {
  return [`${severityWord(problem)}: ${problemText(problem)}`, shownPath(problem.file)]
}
