/** Whether a description names a value: numbers in any spelling with commas and units, of a list each item. */
export function saysValue(description: string, value: unknown): boolean {
  if (Array.isArray(value)) return value.every((item) => saysValue(description, item))
  if (typeof value === 'number') return hasNumber(description.replaceAll(/(?<=\d),(?=\d{3})/g, ''), value)
  if (value === true) return /\b(true|default)/i.test(description)
  return hasWord(description, typeof value === 'string' ? value : JSON.stringify(value))
}

/** 5 is in `1-5` and `5s`, and neither in 50, 1.5, v5 nor -5. */
function hasNumber(text: string, value: number): boolean {
  const before = String.raw`(?<![\p{L}\d_]|\d\.|(?<![\p{L}\d])-)`
  return new RegExp(`${before}${literal(String(value))}(?!\\d|\\.\\d)`, 'u').test(text)
}

function hasWord(text: string, word: string): boolean {
  return new RegExp(`(?<![\\p{L}\\d_])${literal(word)}(?![\\p{L}\\d_])`, 'iu').test(text)
}

function literal(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&')
}
