import { escapeRegExp } from '../../discovery/describe/help/escape-reg-exp.js'

/** Whether a description names a value, or each item of a list; numbers may have commas and units. */
export function saysValue(description: string, value: unknown): boolean {
  if (Array.isArray(value)) return value.every((item) => saysValue(description, item))
  if (typeof value === 'number') return hasNumber(description.replaceAll(/(?<=\d),(?=\d{3})/g, ''), value)
  if (value === true) return /\b(true|default)/i.test(description)
  return hasWord(description, typeof value === 'string' ? value : JSON.stringify(value))
}

/** Whether a text has a number: 5 is in `1-5` and `5s`, but not in 50, 1.5, v5 or -5. */
function hasNumber(text: string, value: number): boolean {
  const before = String.raw`(?<![\p{L}\d_]|\d\.|(?<![\p{L}\d])-)`
  return new RegExp(`${before}${escapeRegExp(String(value))}(?!\\d|\\.\\d)`, 'u').test(text)
}

function hasWord(text: string, word: string): boolean {
  return new RegExp(`(?<![\\p{L}\\d_])${escapeRegExp(word)}(?![\\p{L}\\d_])`, 'iu').test(text)
}
