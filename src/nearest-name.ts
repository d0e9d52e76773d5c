import { closest, distance } from 'fastest-levenshtein'

/**
 * The name that was probably meant, at most a third of its letters or `nearMin` edits away; undefined if there is none.
 */
export function nearestName(typed: string, names: readonly string[], nearMin = 2): string | undefined {
  const editsMax = Math.max(nearMin, typed.length / 3)
  // So many edits at least, and a long text from a client costs nothing.
  const alike = names.filter(({ length }) => Math.abs(length - typed.length) <= editsMax)
  if (alike.length === 0) return undefined
  const near = closest(typed, alike)
  return distance(typed, near) <= editsMax ? near : undefined
}

/** The hint that names what was probably meant; undefined if nothing was. */
export function didYouMean(typed: string, names: readonly string[], nearMin?: number): string | undefined {
  const near = nearestName(typed, names, nearMin)
  return near === undefined ? undefined : `Did you mean ${near}?`
}
