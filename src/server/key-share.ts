import type { AuthSettings } from './auth.js'

/**
 * How much one key may have of what all keys share: half by default, so that no key can shut others out. Without keys,
 * callers can't be told apart.
 */
export function keyShare(max: number, set: number | undefined, { apiKeys }: AuthSettings): number {
  return set ?? (apiKeys.length === 0 ? Infinity : Math.ceil(max / 2))
}
