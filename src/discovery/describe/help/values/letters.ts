/**
 * The letters of a placeholder in braces that is no word but lists them, `{LMQH}`, which the text shows by naming some of
 * them: `from L (low) to H (high)`.
 */
export function lettersOf(metavar: string, text: string): readonly string[] | undefined {
  const letters = Array.from(/^\{([A-Z]{2,10}|[a-z]{2,10})\}$/.exec(metavar)?.[1] ?? '')
  const named = letters.filter((letter) => new RegExp(`(?<![\\w'])${letter}(?![\\w'])`).test(text))
  return new Set(letters).size === letters.length && named.length >= 2 ? letters : undefined
}
