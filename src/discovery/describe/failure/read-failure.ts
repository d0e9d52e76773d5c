import type { Language } from '../look/languages.js'
import { lastWords, type LastWords } from './last-words.js'

/** What a program died of, as the interpreter of its language has told on stderr. */
export interface Failure {
  readonly language: Language['name']
  /** `SyntaxError: invalid syntax` */
  readonly error: string
  /** The place nearest to the program: in its own folder where there is such a one. */
  readonly file?: string | undefined
  readonly line?: number | undefined
  /** The library that is not there. */
  readonly missing?: string | undefined
  /** It dies so whatever it is asked. Else it may be the question that it died of. */
  readonly isAtStart: boolean
  /** It may have died of an argument that it does not know: it names it, or the line that failed reads the arguments. */
  readonly isOfArguments: boolean
}

const errorLengthMax = 300

/** Undefined where the words are none of an interpreter: the program ended itself. `dirs` are its folder's paths. */
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

/** What others have made is not to be mended by the program's owner. */
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
