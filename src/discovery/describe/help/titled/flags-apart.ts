/** Words of which no program takes one for the other. */
const opposites = [
  ['horizontal', 'vertical'],
  ['left', 'right'],
  ['top', 'bottom'],
  ['up', 'down'],
  ['before', 'after'],
  ['first', 'last'],
  ['start', 'end'],
  ['min', 'max'],
  ['on', 'off'],
].map((pair) => new Set(pair))

/**
 * The flags of a row that are different switches and no spellings of one: they have the same beginning and differ in a
 * number, `--rotate-90, --rotate-180`, in an opposite, or in words that the text names one by one, `--no-names,
 * --no-comments  Remove names (comments)`. Undefined if they may be spellings of one.
 */
export function flagsApart(flags: readonly string[], help: string): readonly string[] | undefined {
  const negations = flags.filter((flag) => flag.startsWith('--no-'))
  const alike = negations.length === flags.length ? flags : flags.filter((flag) => !negations.includes(flag))
  const stem = commonStem(alike)
  const ends = alike.map((flag) => flag.slice(stem.length))
  // `--rotate-90, --no-rotate`
  const isOfStem = alike === flags || negations.every((flag) => stem.startsWith(`--${flag.slice(5)}`))
  const isApart = areNumbers(ends) || areOpposites(ends) || areNamed(ends, stem, help)
  return alike.length > 1 && stem.length > 2 && isOfStem && isApart ? flags : undefined
}

/** What all begin with, up to a digit, the last dash or the last letter. */
function commonStem(flags: readonly string[]): string {
  const [first = ''] = flags
  const stems = [/\d+$/, /(?<=-)[a-z]+$/, /[a-z]$/].map((end) => first.replace(end, ''))
  return (
    stems.find(
      (stem) => stem !== first && flags.every((flag) => flag.startsWith(stem) && flag.length > stem.length),
    ) ?? ''
  )
}

function areNumbers(ends: readonly string[]): boolean {
  return ends.every((end) => /^\d+$/.test(end)) && new Set(ends).size === ends.length
}

function areOpposites(ends: readonly string[]): boolean {
  return opposites.some((pair) => ends.length === pair.size && ends.every((end) => pair.has(end)))
}

/** Whether the text names each of three or more words, or of two names that differ in a letter: `BLAKE2S/BLAKE2B`. */
function areNamed(ends: readonly string[], stem: string, help: string): boolean {
  const isOneLetter = ends.every((end) => /^[a-z]$/.test(end)) && !stem.endsWith('-')
  const names = isOneLetter ? ends.map((end) => stem.slice(2) + end) : ends
  const isEnough = isOneLetter || (ends.length > 2 && stem.endsWith('-'))
  const words = new Set(help.toLowerCase().match(/[\w-]+/g))
  return isEnough && names.every((name) => words.has(name))
}
