const cluster = /\[ ?-([A-Za-z0-9@%,?#]{2,}) ?\]/g
const longFlag = /(?<![\w-])-[a-zA-Z][\w-]+/

/**
 * Takes the clusters of a usage apart, as those of BSD have them: `[-ABl] [-f file]` has the switches -A, -B and -l. A word
 * behind one dash is none: letters of a cluster are all different, and in order or more than anyone can speak, and it is not
 * the only form of an option.
 */
export function withoutClusters(usage: string): string {
  const inBrackets = [...usage.matchAll(cluster)].map(([token]) => token)
  const rest = inBrackets.reduce((text, token) => text.replace(token, ''), usage)
  // `-name` somewhere else: words behind one dash are options.
  const hasWords = longFlag.test(rest)
  const others = new Set((rest.match(/(?<![\w-])-\w(?!\w)/g) ?? []).map((flag) => flag.slice(1)))
  return usage.replaceAll(cluster, (token, letters: string) =>
    isCluster(letters, others, hasWords)
      ? Array.from(letters)
          .map((letter) => `[-${letter}]`)
          .join(' ')
      : token,
  )
}

function isCluster(letters: string, others: ReadonlySet<string>, hasWords: boolean): boolean {
  const all = Array.from(letters)
  if (new Set(all).size < all.length || all.some((letter) => others.has(letter))) return false
  const isMixed = /[a-z]/.test(letters) && /[A-Z0-9@%,?#]/.test(letters)
  if (hasWords || isUnspeakable(letters)) return isUnspeakable(letters) && (isMixed || isInOrder(all))
  const isWord = /[aeiouy]/i.test(letters) && !isMixed && others.size === 0
  const letter = all.filter(isLetter)
  const isByCase = [/[a-z]/, /[A-Z]/].every((own) => isInOrder(letter.filter((one) => own.test(one))))
  return !isWord && (isByCase || isInOrder(letter.map(lower)))
}

/** So many letters are no word if five have no vowel among them, or one stands beside itself in another case: `vV`. */
function isUnspeakable(letters: string): boolean {
  return letters.length > 5 && /[^aeiouy]{5}|([a-z])\1/i.test(letters)
}

function isInOrder(letters: readonly string[]): boolean {
  return letters.every((letter, index) => index === 0 || (letters[index - 1] ?? '') <= letter)
}

function isLetter(sign: string): boolean {
  return /[a-z]/i.test(sign)
}

function lower(letter: string): string {
  return letter.toLowerCase()
}
