/**
 * How much one key may have of what all keys share: half by default, so that no key can shut others out. Without keys,
 * callers can't be told apart.
 */
export function keyShare(max: number, set: number | undefined, hasKeys: boolean): number {
  return set ?? (!hasKeys ? Infinity : Math.ceil(max / 2))
}
