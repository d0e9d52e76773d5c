import { count } from '../../count.js'
import { meantHint, nearestWord } from '../../nearest-name.js'
import { quote } from '../../quote.js'
import { matchTools, type Named } from './match-tools.js'

/** What to say where none of the tools fits the words, and what to do about it; no lines where one does. */
export function noMatch(tools: readonly Named[], words: readonly string[]): string[] {
  if (tools.length === 0 || matchTools(tools, words).length > 0) return []
  return [
    `None of ${count(tools.length, 'tool')} fits ${words.map(quote).join(' and ')}.`,
    advice(tools, words),
  ]
}

function advice(tools: readonly Named[], words: readonly string[]): string {
  const bad = words.find((word) => matchTools(tools, [word]).length === 0)
  if (bad === undefined) return 'Each of these words fits some of them, but all together fit none.'
  return (
    meantHint(nearWord(bad, tools)) ??
    "A word is a glob of names, such as 'demo_*', or a part of names and descriptions; without words all are listed."
  )
}

/** The name of a tool, or a word of one, that is nearest to a word without its globs. */
function nearWord(typed: string, tools: readonly Named[]): string | undefined {
  const bare = typed.replaceAll(/[*?]/g, '')
  const names = tools.map(({ name }) => name)
  const parts = names.flatMap((name) => [...name.split('__'), ...name.split(/[^a-z\d]+/i)])
  return nearestWord(bare, [...names, ...new Set(parts)])
}
