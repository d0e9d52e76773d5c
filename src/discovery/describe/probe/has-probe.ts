import type { Look } from '../look/look-at-source.js'

/** The libraries for Node whose parser the probe reads, by the names under which programs import them. */
const nodeLibraries = /^(?:cac|citty|commander|@commander-js\/extra-typings|yargs(?:\/.+)?)$/

/** Whether a program's text shows a parser that a probe can read. */
export function hasProbe({ language, grade, library = '' }: Look): boolean {
  if (grade !== 'strong') return false
  return language === 'python' || (language === 'node' && nodeLibraries.test(library))
}

/** The libraries for Node that are told what options take, and nothing else; `parseArgs` is Node's own. */
const optionLibraries = /^(?:arg|command-line-args|getopts|meow|minimist|mri|nopt|parseArgs|yargs-parser)$/

/** Whether a program's text shows a parser of which a probe can read what its options take. */
export function hasOptionProbe({ language, grade, library = '' }: Look): boolean {
  return grade === 'strong' && language === 'node' && optionLibraries.test(library)
}
