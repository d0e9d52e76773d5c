import { fileURLToPath } from 'node:url'
import { readConfig } from '../../config.js'
import { once } from '../../once.js'
import { readBashLine } from './bash-line.js'
import { completeWords } from './complete-words.js'
import { givenTo, type Candidate } from './flag-words.js'
import { readShellFacts } from './shell-facts.js'

/**
 * Prints what a shell may put in place of the last word: a line for each, with what it means behind a tab. Whatever is
 * wrong, nothing is printed: a person who types gets no errors.
 */
export async function printCandidates(words: readonly string[]): Promise<void> {
  await print(words, ({ word, description = '' }) => `${word}\t${description.split('\n', 1)[0] ?? ''}`)
}

/** Prints the same for a line of bash up to the cursor, each as bash is to write it; bash divides words at `breaks`. */
export async function printForBash(line = '', breaks = ''): Promise<void> {
  const { words, written } = readBashLine(line, breaks)
  await print(words.slice(1), ({ word }) => written(word))
}

async function print(words: readonly string[], line: (candidate: Candidate) => string): Promise<void> {
  try {
    const packageDir = fileURLToPath(new URL('../../..', import.meta.url))
    const settings = once(() => readConfig(pluginsDirsIn(words)))
    const candidates = await completeWords(words, readShellFacts(packageDir, settings))
    // A line holds no word with an end of line in it.
    const found = candidates.filter(({ word }) => !/\p{Cc}/u.test(word))
    process.stdout.write(found.map((candidate) => `${line(candidate)}\n`).join(''))
  } catch {
    // Nothing to complete.
  }
}

/** The folders that the command line names. */
function pluginsDirsIn(words: readonly string[]): { pluginsDirs?: string[] } {
  const named = givenTo('--plugins-dir', words.slice(0, -1))
  return named.length > 0 ? { pluginsDirs: named } : {}
}
