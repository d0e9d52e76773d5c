import type { OfferedValues } from '../../merge/add-values.js'

const valuesMax = 40

/** The values, if they are words that can be typed as they are: none where any is worked out, or only one is left. */
export function offered(flags: readonly string[], words: readonly string[]): OfferedValues[] {
  const values = [...new Set(words)]
  const areWords = values.every((value) => /^[\w.,:@%+/#-]+$/.test(value) && !value.startsWith('-'))
  return flags.length > 0 && areWords && values.length > 1 && values.length <= valuesMax
    ? [{ flags, values }]
    : []
}
