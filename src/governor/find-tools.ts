import MiniSearch from 'minisearch'
import { stemmer } from 'stemmer'
import { eng } from 'stopword'
import type { Tool } from '../discovery/tool.js'
import { cut } from '../quote.js'

/** A tool that may serve a purpose. */
interface FoundTool {
  readonly tool: string
  readonly description: string
}

/** Finds at most ten tools that serve a purpose in plain words, the best first; none for no words. */
export type FindTools = (intent: string) => readonly FoundTool[]

const foundMax = 10
/** What a name says counts most, and what a parameter says least. */
const boost = { name: 3, description: 2, parameters: 1 }

/** Makes the search over some tools. */
export function findTools(tools: readonly Tool[]): FindTools {
  const index = new MiniSearch<ToolWords>({
    fields: Object.keys(boost),
    storeFields: ['description'],
    idField: 'id',
    searchOptions: {
      boost,
      prefix: (term) => term.length > 2,
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
    },
    tokenize: wordsOf,
    processTerm: stemOf,
  })
  index.addAll(tools.map(wordsOfTool))
  return (intent) =>
    index
      .search(intent)
      .slice(0, foundMax)
      .map(({ id, description }) => ({ tool: id as string, description: firstLine(description as string) }))
}

interface ToolWords {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly parameters: string
}

function wordsOfTool({ name, title, description, command }: Tool): ToolWords {
  const parameters = command.parameters.map(({ name: word, schema }) => [word, schema.description].join(' '))
  return { id: name, name: `${name} ${title}`, description, parameters: parameters.join(' ') }
}

/** Also those of `list-things`, `list_things` and `listThings`. */
function wordsOf(text: string): string[] {
  return text
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}

/** Words that say nothing are left out, and of the others it does not matter in which form they are. */
function stemOf(word: string): string | null {
  const small = word.toLowerCase()
  return silent.has(small) ? null : stemmer(small)
}

const silent = new Set(eng)

function firstLine(text: string): string {
  const [line = ''] = text.split('\n', 1)
  return cut(line, 200)
}
