/** The one of a list whose turn it is at this count. */
export function inTurn<T>(list: readonly T[], count: number): T {
  const one = list[count % list.length]
  if (one === undefined) throw new Error('there is nobody whose turn it could be')
  return one
}
