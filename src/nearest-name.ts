import { closest, distance } from 'fastest-levenshtein'

/**
 * The name that was probably meant, at most a third of its letters or `nearMin` edits away, in small or capital letters;
 * undefined if there is none.
 */
export function nearestName(typed: string, names: readonly string[], nearMin = 2): string | undefined {
  const editsMax = Math.max(nearMin, typed.length / 3)
  // So many edits at least, and a long text from a client costs nothing.
  const alike = names.filter(({ length }) => Math.abs(length - typed.length) <= editsMax)
  if (alike.length === 0) return undefined
  const word = typed.toLowerCase()
  const words = alike.map((name) => name.toLowerCase())
  const near = closest(word, words)
  return distance(word, near) <= editsMax ? alike[words.indexOf(near)] : undefined
}

/** The hint that names what was probably meant; undefined if nothing was. */
export function didYouMean(typed: string, names: readonly string[], nearMin?: number): string | undefined {
  return meantHint(nearestName(typed, names, nearMin))
}

/** The same of a name that is found already. */
export function meantHint(near: string | undefined): string | undefined {
  return near === undefined ? undefined : `Did you mean ${near}?`
}

/**
 * The same of a word that may be short, for two other letters make any word of three; before it comes the one that begins
 * so, if there is one alone.
 */
export function nearestWord(typed: string, words: readonly string[]): string | undefined {
  const start = typed.toLowerCase()
  const begun = start === '' ? [] : words.filter((word) => word.toLowerCase().startsWith(start))
  if (begun.length === 1) return begun[0]
  return nearestName(typed, words, Math.min(2, Math.floor(typed.length / 2)))
}
