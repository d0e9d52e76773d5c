/** `HOOK`, `TID:none`: a word in capitals, or one that begins so. */
const inCapitals = /^[A-Z]{2,}(?:[_-][A-Z]+)*(?![A-Za-z0-9])/

/**
 * Whether words between bars are no values, but stand for some: in capitals beside others that are not (`defaults|TOPIC`,
 * `TID:none|all`), where the text speaks of each as of a thing (`<HOOK|PROJECT>` of "hooks or projects"), or as each is the
 * placeholder of another option.
 */
export function arePlaceholders(
  values: readonly string[],
  text = '',
  others: ReadonlySet<string> = new Set(),
): boolean {
  if (areMixed(values) || values.every((value) => others.has(value))) return true
  const isThing = (word: string): boolean =>
    new RegExp(String.raw`\b${word.toLowerCase()}(?:e?s)?\b`).test(text)
  return values.every((value) => /^[A-Z]{3,}$/.test(value) && isThing(value))
}

/** Whether some of the words are in capitals, and others have none. */
export function areMixed(values: readonly string[]): boolean {
  return (
    values.some((value) => inCapitals.test(value)) &&
    values.some((value) => /^[^A-Z]*[a-z][^A-Z]*$/.test(value))
  )
}
