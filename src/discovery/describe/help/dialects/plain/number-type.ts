import type { ScalarType } from '../../build-parameter.js'

const counts =
  /^(?:(?:the|set|sets|use|max(?:imum)?|min(?:imum)?|default) ){0,3}number of (?!the\b)\w|^how many\b/i
/** `NUM`, `<n>`, `<nb>`, `=N`, `#` */
const placeholder = /^[=<]*(?:num|n|nb|nr|count|#)>?$/i
/** `#[KMG]` */
const withSuffix = /^#\[\w+\]$/
/** What has a part behind a point: such a thing, a number with one, a quotient such as `yresolution/xresolution`. */
const fractional =
  /\b(?:factor|ratio|scal(?:e|ing)|fraction|probability|float|decimal|multiplier|confidence|threshold|tolerance|gamma)\b|(?<![\w.])\d*\.\d+(?![\w.])|\b\w(\w{4,})\/\w\1\b/i
/** What may have a part behind a point, or a unit. */
const measured = /\b(?:size|time|delay|interval|rate|point|version)\b/i
/** `10k`, `50%`, `auto`, `1,3-5` are more than numbers. */
const more =
  /\b(?:suffix|auto|all|percent(?:age)?|unlimited|inf(?:inity)?|none|bytes|seconds|commas?|range|or)\b|%|\d[kKmM]\b/i

/** `x decimation factor` */
const quotient = /^(?:[\w-]+ ){1,3}(?:factor|ratio)$/i
/** `Number or name of its type`: the default may be the number. */
const nameAsWell = /\b(?:number|id|index) or (?:the )?name\b|\bname or (?:the )?(?:number|id|index)\b/i

/** Whether a default is a word for what a number is then, and no value: `NUM`, by default `auto`. */
export function isWordForNumber(shown: string | undefined, metavar: string): boolean {
  return shown !== undefined && placeholder.test(metavar) && /^[a-z]+$/i.test(shown)
}

/**
 * The type of a value that is a number, by its default, because its text says how many, or by a placeholder such as `NUM`;
 * undefined for any other. A whole number as the default of what is rarely whole is any number: `scale (default 1)`.
 */
export function numberType(shown: string | undefined, words: string, metavar = ''): ScalarType | undefined {
  if (nameAsWell.test(words) || withSuffix.test(metavar)) return undefined
  const isFractional = !counts.test(words) && fractional.test(`${words} ${metavar}`)
  if (shown !== undefined && /^-?\d*\.\d+$/.test(shown))
    return /\bversion\b|\bsuffix|%/i.test(words) ? undefined : 'number'
  const isNamed = placeholder.test(metavar) && !measured.test(words)
  const isNumber =
    shown === undefined
      ? (counts.test(words) || isNamed || quotient.test(words)) && !more.test(words)
      : /^-?\d+$/.test(shown)
  if (!isNumber) return undefined
  return isFractional ? 'number' : 'integer'
}
