/** The texts in a list that may hold anything; none if it is no list. */
export function stringsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []
}
