import { problemText } from '../discovery/problem.js'
import type { Problem } from '../discovery/tool.js'
import { shownPath } from './shown-path.js'

/** `Error: x: commands[0].parameters[2].type: "str" is not one of ... (plugins/x/cli.py)` */
export function problemLine(problem: Problem): string {
  const who = problem.plugin === undefined ? '' : `${problem.plugin}: `
  return `${severityWord(problem)}: ${who}${problemText(problem)} (${shownPath(problem.file)})`
}

export function severityWord({ severity }: Problem): string {
  return severity === 'error' ? 'Error' : 'Warning'
}
