import { closest, distance } from 'fastest-levenshtein'

/** The name that was probably meant; undefined where none is near. */
export function nearestName(typed: string, names: readonly string[]): string | undefined {
  if (names.length === 0) return undefined
  const near = closest(typed, names)
  return distance(typed, near) <= Math.max(2, typed.length / 3) ? near : undefined
}
