import { fileURLToPath } from 'node:url'
import { readConfig } from '../../config.js'
import { once } from '../../once.js'
import { completeWords } from './complete-words.js'
import { readShellFacts } from './shell-facts.js'

/**
 * Prints what a shell may put in place of the last word: a line for each, with what it means behind a tab. Whatever is
 * wrong, nothing is printed: a person who types gets no errors.
 */
export async function printCandidates(words: readonly string[]): Promise<void> {
  try {
    const packageDir = fileURLToPath(new URL('../../..', import.meta.url))
    const settings = once(() => readConfig(pluginsDirsIn(words)))
    const lines = (await completeWords(words, readShellFacts(packageDir, settings))).map(
      ({ word, description = '' }) => `${word}\t${description.split('\n', 1)[0] ?? ''}\n`,
    )
    process.stdout.write(lines.join(''))
  } catch {
    // Nothing to complete.
  }
}

/** The folders that the command line names. */
function pluginsDirsIn(words: readonly string[]): { pluginsDirs?: string[] } {
  const named = words.filter((_, index) => words[index - 1] === '--plugins-dir' && index < words.length - 1)
  return named.length > 0 ? { pluginsDirs: named } : {}
}
