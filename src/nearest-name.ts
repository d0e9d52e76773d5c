import { closest, distance } from 'fastest-levenshtein'

/** The name that was probably meant; undefined where none is near: within a third of its letters, or within `nearMin`. */
export function nearestName(typed: string, names: readonly string[], nearMin = 2): string | undefined {
  if (names.length === 0) return undefined
  const near = closest(typed, names)
  return distance(typed, near) <= Math.max(nearMin, typed.length / 3) ? near : undefined
}
