import { runnerOf } from '../../discovery/describe/runner-of.js'
import type { Plugin } from '../../discovery/tool.js'

const languages: readonly (readonly [RegExp, string])[] = [
  [/^(?:python|pypy)[\d.]*$|^py$/, 'Python'],
  [/^node(?:js)?$/, 'Node'],
  [/^(?:ba|da|fi|k|z)?sh$/, 'shell'],
  [/^ruby/, 'Ruby'],
  [/^perl/, 'Perl'],
  [/^php/, 'PHP'],
  [/^lua/, 'Lua'],
]

/** The language of a plugin by what runs it; `program` if nothing does, for that is a binary as a rule. */
export function languageOf({ launch }: Pick<Plugin, 'launch'>): string {
  if (launch.local.interpreter.length === 0) return 'program'
  const runner = runnerOf(launch)
  return languages.find(([pattern]) => pattern.test(runner))?.[1] ?? runner
}
