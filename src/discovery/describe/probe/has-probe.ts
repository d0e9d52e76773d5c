import type { Look } from '../look/look-at-source.js'

/** The libraries for Node whose parser the probe reads, by the names under which programs import them. */
const nodeLibraries = /^(?:cac|citty|commander|@commander-js\/extra-typings|yargs(?:\/.+)?)$/

/** Whether a program's text shows a parser that a probe can read. */
export function hasProbe({ language, grade, library = '' }: Look): boolean {
  if (grade !== 'strong') return false
  return language === 'python' || (language === 'node' && nodeLibraries.test(library))
}
