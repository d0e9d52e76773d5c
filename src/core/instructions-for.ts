import type { Tool } from '../discovery/tool.js'
import { pluginWords, type PluginWords } from './plugin-words.js'
import { clip } from './sentences.js'

/** The limit of the text in UTF-8, because it is part of every conversation with a model. */
const bytesMax = 1024
/** The limit of a first sentence if not everything fits. */
const firstSentenceBytesMax = 160
/** How many names are tried; more never fit, however short they are. */
const namesMax = Math.floor(bytesMax / 3)

/**
 * One paragraph about the plugins of these tools, sorted by name; the same tools give the same bytes. If not everything
 * fits, it drops the later sentences of each plugin, then the descriptions of the last plugins, then their names, and
 * says how many are missing. Undefined if there are no tools.
 */
export function instructionsFor(tools: readonly Tool[]): string | undefined {
  const plugins = pluginWords(tools)
  if (plugins.length === 0) return undefined
  for (const draft of drafts(plugins)) {
    const text = [
      'The tools of this server are commands of programs, named PROGRAM__command.',
      ...draft,
    ].join(' ')
    if (Buffer.byteLength(text) <= bytesMax) return text
  }
  return undefined
}

/** All versions of the text, the longest first. */
function* drafts(plugins: readonly PluginWords[]): Generator<string[]> {
  const sentencesMax = Math.max(...plugins.map(({ sentences }) => sentences.length))
  for (let count = sentencesMax; count > 0; count -= 1)
    yield plugins.map(({ label, sentences }) => `${label}: ${sentences.slice(0, count).join(' ')}`)

  const labels = plugins.map(({ label }) => label)
  const countMax = Math.min(labels.length, namesMax)
  const short = plugins
    .slice(0, countMax)
    .map(({ label, sentences: [first = ''] }) => `${label}: ${clip(first, firstSentenceBytesMax)}`)
  for (let count = countMax; count > 0; count -= 1)
    yield [...short.slice(0, count), ...named('Also', labels.slice(count))]

  for (let count = countMax; count >= 0; count -= 1)
    yield named('The programs', labels.slice(0, count), labels.length - count)
}

function named(how: string, labels: readonly string[], more = 0): string[] {
  if (labels.length + more === 0) return []
  return [`${how}: ${labels.join(', ')}${more > 0 ? ` … and ${more} more` : ''}.`]
}
