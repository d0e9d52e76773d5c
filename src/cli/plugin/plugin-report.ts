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

/** A table of a plugin's tools and the source of each and of its parameters, at most `width` wide. */
export function toolTable(tools: readonly Tool[], width: number | undefined): string {
  return fitTable(
    ['Tool', 'Described by'],
    tools.map((tool) => [signature(tool), sourceWords(tool)]),
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
