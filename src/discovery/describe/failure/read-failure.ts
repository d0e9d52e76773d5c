import type { Language } from '../look/languages.js'
import { lastWords, type LastWords } from './last-words.js'

/** Why a program died, as its language's interpreter reported on stderr. */
export interface Failure {
  readonly language: Language['name']
  /** `SyntaxError: invalid syntax` */
  readonly error: string
  /** The place closest to the error, preferably in the program's own folder. */
  readonly file?: string | undefined
  readonly line?: number | undefined
  /** The missing library. */
  readonly missing?: string | undefined
  /** The program dies whatever it is asked. If false, the question may be the cause. */
  readonly isAtStart: boolean
  /** An unknown argument may be the cause: the error names it, or the failing line reads the arguments. */
  readonly isOfArguments: boolean
}

const errorLengthMax = 300

/**
 * Reads a failure from stderr; undefined if no interpreter reported one. `dirs` are the paths of the program's folder.
 */
export function readFailure(
  language: Language['name'] | undefined,
  stderr: string,
  dirs: readonly string[],
): Failure | undefined {
  const words = language && lastWords[language]
  if (!language || !words?.died.test(stderr)) return undefined
  const error = words.error.exec(stderr)?.slice(1).find(Boolean)?.trim()
  if (error === undefined || words.ownEnd?.test(error)) return undefined
  const missing = words.missing.exec(stderr)?.[1]
  const place = nearestPlace(words, stderr, dirs)
  const isAtStart = (missing !== undefined && !missing.startsWith('-')) || words.atStart.test(error)
  const afterFrames = stderr.split(/^\s*File ".+", line \d+.*$/m).at(-1) ?? ''
  return {
    language,
    error: error.slice(0, errorLengthMax),
    ...place,
    missing,
    isAtStart,
    isOfArguments: !isAtStart && /--help|argv|ARGV/.test(afterFrames),
  }
}

/** Folders of code that others wrote, which the program's owner can't fix. */
const foreign = /\/(?:\.venv|venv|site-packages|node_modules)\//

function nearestPlace(
  { places: patterns, isPlaceLast }: LastWords,
  stderr: string,
  dirs: readonly string[],
): Pick<Failure, 'file' | 'line'> {
  const places = patterns
    .flatMap((pattern) => [...stderr.matchAll(pattern)])
    .map(([, file, line]) => ({ file, line: line === undefined ? undefined : Number(line) }))
  const isOwn = ({ file = '' }: { file?: string | undefined }): boolean =>
    !foreign.test(file) && (!file.startsWith('/') || dirs.some((dir) => file.startsWith(`${dir}/`)))
  const nearestFirst = isPlaceLast ? places.toReversed() : places
  return nearestFirst.find(isOwn) ?? nearestFirst[0] ?? {}
}
