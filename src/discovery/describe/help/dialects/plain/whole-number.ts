import type { ScalarType } from '../../build-parameter.js'

const counts =
  /^(?:(?:the|set|sets|use|max(?:imum)?|min(?:imum)?|default) ){0,3}number of (?!the\b)\w|^how many\b/i
/** `NUM`, `<n>`, `<nb>`, `=N`, `#` */
const placeholder = /^[=<]*(?:num|n|nb|nr|count|#)>?$/i
/** What may have a part behind a point, or a unit. */
const measured =
  /\b(?:factor|ratio|scal(?:e|ing)|fraction|probability|float|decimal|multiplier|confidence|threshold|size|time|delay|interval|rate|point|version)\b/i
/** `10k`, `50%`, `auto`, `1,3-5` are more than whole numbers. */
const more =
  /\b(?:suffix|auto|all|percent(?:age)?|unlimited|inf(?:inity)?|none|bytes|seconds|commas?|range|or)\b|%|\d[kKmM]\b/i

/**
 * The type of a value that is a whole number, by its default, because its text says how many, or by a placeholder such as
 * `NUM`; undefined for any other.
 */
export function wholeNumber(shown: string | undefined, words: string, metavar = ''): ScalarType | undefined {
  const isNamed = placeholder.test(metavar) && !measured.test(words)
  const isWhole =
    shown === undefined ? (counts.test(words) || isNamed) && !more.test(words) : /^-?\d+$/.test(shown)
  return isWhole ? 'integer' : undefined
}
