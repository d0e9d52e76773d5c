/** Words for a kind of value: `<file|directory|glob>` lists none. */
const kindOfValue =
  /^(files?|filenames?|director(y|ies)|dirs?|folders?|paths?|globs?|patterns?|ur[il]s?|names?|ids?|strings?|numbers?|integers?|values?|regex(p|es)?|expressions?|text|words?|hosts?|hostnames?|address(es)?|ports?|keys?|dates?|times?|commands?|functions?|ranges?|lists?|stdin|stdout)$/i

/** Whether a word says what kind of value is meant, and is none itself. */
export function isKindOfValue(word: string): boolean {
  return kindOfValue.test(word)
}
