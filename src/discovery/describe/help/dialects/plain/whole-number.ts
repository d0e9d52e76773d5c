import type { ScalarType } from '../../build-parameter.js'

const counts =
  /^(?:(?:the|set|sets|use|max(?:imum)?|min(?:imum)?|default) ){0,3}number of (?!the\b)\w|^how many\b/i
/** `10k`, `50%`, `auto`, `1,3-5` are more than whole numbers. */
const more =
  /\b(?:suffix|auto|all|percent(?:age)?|unlimited|inf(?:inity)?|none|bytes|seconds|commas?|range|or)\b|%|\d[kKmM]\b/i

/** The type of a value that is a whole number, by its default or because its text says how many; undefined for any other. */
export function wholeNumber(shown: string | undefined, words: string): ScalarType | undefined {
  const isWhole = shown === undefined ? counts.test(words) && !more.test(words) : /^-?\d+$/.test(shown)
  return isWhole ? 'integer' : undefined
}
