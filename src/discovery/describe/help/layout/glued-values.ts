/** A letter, a word right behind it, and the text of the row, which may be in a second column. */
const row = /(?<=^ ?| {2})-([a-zA-Z])(\.\w+|\w+(?:=\w+)?)( +)((?:(?! {2}-).)+)/g
/** How many lines below a row are looked at for its text. */
const linesBelow = 3

/**
 * Puts brackets around the value that rows show right behind a letter and speak of in their texts, for it is no part of the
 * flag: `-kcmd  Run 'cmd'` becomes `-k<cmd>`. So are `-ivar=val`, `-S.suf` and the `n` of `-bn`, where `n = ...` follows.
 */
export function withGluedValues(text: string): string {
  const lines = text.split('\n')
  return lines
    .map((line, index) =>
      line.replace(row, (all: string, letter: string, name: string, gap: string, words: string) =>
        isSpokenOf(name, `${words} ${textBelow(lines, index)}`) ? `-${letter}<${name}>${gap}${words}` : all,
      ),
    )
    .join('\n')
}

function textBelow(lines: readonly string[], index: number): string {
  const below = lines.slice(index + 1, index + 1 + linesBelow)
  const end = below.findIndex((line) => /^\s*(?:-|$)/.test(line))
  return below.slice(0, end < 0 ? undefined : end).join(' ')
}

function isSpokenOf(name: string, words: string): boolean {
  if (name === 'n') return /(?<![\w-])n = |\bwhere n is\b|\(0 = /.test(words)
  const [first = '', second] = name.split('=')
  if (second !== undefined) return hasWord(first, words) && hasWord(second, words)
  if (name.startsWith('.')) return words.includes(` ${name} `)
  return name.length > 1 && new RegExp(`["'\`‘“]${name}["'’”]`).test(words)
}

function hasWord(word: string, words: string): boolean {
  return new RegExp(String.raw`\b${word}\b`).test(words)
}
