import { closest, distance } from 'fastest-levenshtein'

/**
 * The name that was probably meant, at most a third of its letters or `nearMin` edits away; undefined if there is none.
 */
export function nearestName(typed: string, names: readonly string[], nearMin = 2): string | undefined {
  if (names.length === 0) return undefined
  const near = closest(typed, names)
  return distance(typed, near) <= Math.max(nearMin, typed.length / 3) ? near : undefined
}
