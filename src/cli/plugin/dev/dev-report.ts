import { asListed } from '../../../core/tools.js'
import type { ServedOffers } from '../../../discovery/offering.js'
import { problemText } from '../../../discovery/problem.js'
import type { Tool } from '../../../discovery/tool.js'
import { severityWord } from '../../problem-line.js'
import { shownPath } from '../../shown-path.js'
import { signature } from '../../tools/signature.js'
import { isBroken } from '../is-broken.js'
import type { PlacedProblem } from './placed-problem.js'
import { isUnchanged, type ToolChanges } from './tool-changes.js'

/** A plugin as it was described: at first, after a change, or that it is gone. */
export interface DevReport {
  readonly plugin: string
  readonly event: 'started' | 'changed' | 'gone'
  readonly tools: readonly Tool[]
  /** What it offers beside them. */
  readonly offers?: ServedOffers | undefined
  /** What clients see differently since the last report. */
  readonly changes: ToolChanges
  readonly problems: readonly PlacedProblem[]
}

/** A report in one line of JSON. */
export function devJson({ plugin, event, tools, offers, changes, problems }: DevReport): string {
  return JSON.stringify({
    plugin,
    event,
    ok: !isBroken({ tools, offers, problems }),
    tools: tools.map(({ name }) => name),
    added: changes.added.map(asListed),
    removed: changes.removed.map(({ name }) => name),
    changed: changes.changed,
    problems,
  })
}

export type Colour = 'green' | 'red' | 'yellow' | 'dim'

/** A report in words: a line for each tool that is new, gone or changed, and for each problem. */
export function devLines(report: DevReport, paint: (colour: Colour, text: string) => string): string[] {
  const { plugin, event, changes, problems } = report
  if (event === 'gone')
    return [paint('red', `${plugin} is gone; it is looked at again as soon as it is back.`)]
  return [
    ...(isUnchanged(changes) ? [paint('dim', unchangedWords(report))] : []),
    ...changes.removed.map((tool) => paint('red', `- ${tool.name}`)),
    ...changes.added.map((tool) => paint('green', `+ ${signature(tool)}`)),
    ...changes.changed.flatMap(({ name, changes: all }) => [
      paint('yellow', `~ ${name}`),
      ...all.map((change) => `    ${change}`),
    ]),
    ...problems.map((problem) =>
      paint(problem.severity === 'error' ? 'red' : 'yellow', problemWords(problem)),
    ),
  ]
}

function unchangedWords({ event, plugin, tools }: DevReport): string {
  if (event === 'started' && tools.length === 0) return `${plugin} has no tools yet.`
  return `${plugin} was described again: clients see no difference.`
}

/** `Error: plugins/mine/smcp.json:7: commands.hello: is not known` */
function problemWords(problem: PlacedProblem): string {
  const { file, line } = problem
  const place = `${shownPath(file)}${line === undefined ? '' : `:${line}`}`
  // What an interpreter says begins with the place, too.
  const text = problemText(problem).replace(/^[^:]*\bline \d+: /, '')
  return `${severityWord(problem)}: ${place}: ${text}`
}
