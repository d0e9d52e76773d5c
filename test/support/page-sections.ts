import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { repository } from './start-smcp.js'

/** A block of a page, in its order: a file, what is run, or what that prints. */
export interface Block {
  /** `sh`, which succeeds; `sh fails`; `sh serve`, which starts a server; `text`; or the language of a file. */
  readonly kind: string
  readonly text: string
  /** Where it is written to. */
  readonly file: string | undefined
}

/** The sections of a page of docs/ that have blocks, without those that say that they are not run. */
export function sectionsOf(page: string): { readonly title: string; readonly blocks: readonly Block[] }[] {
  const [head = '', ...sections] = readFileSync(join(repository, 'docs', page), 'utf8').split('\n## ')
  return [head, ...sections]
    .map((section) => ({ title: section.split('\n')[0] ?? '', blocks: blocksOf(section) }))
    .filter(({ blocks }) => blocks.length > 0)
}

function blocksOf(section: string): Block[] {
  const found = section.matchAll(/(?:<!-- (file|not run): (\S+)[^>]* -->\n\n)?```([a-z ]+)\n([^]*?)```/g)
  return [...found]
    .filter(([, what]) => what !== 'not run')
    .map(([, , file, kind = '', text = '']) => ({ kind, text, file }))
}
