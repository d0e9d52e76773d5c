import type { UsagePositional } from '../usage-positional.js'

/** Dots alone, with or without brackets: what stands before them may be repeated. */
export const dots = /^\[? ?(?:\.{2,}|…) ?\]?$/

/** Joins `url1 [url2] [url...]`, `a1.txt [a2.txt [...]]`, `file1 file2 ... fileN` and `FILE FILE2 FILE3` to one list. */
export function joinNumbered(
  found: readonly UsagePositional[],
  tokens: readonly string[],
): readonly UsagePositional[] {
  const unnumbered = found.find((one) => isGoneOn(one, found))
  const first = found.find(({ name }) => /\D1(?:\.\w+)?$/.test(name)) ?? unnumbered
  if (!first) return found
  const stem = stemOf(first.name)
  const members = found.filter(({ name }) => stemOf(name) === stem)
  const goesOn =
    unnumbered ?? (tokens.some((token) => dots.test(token)) || members.some(({ isList }) => isList))
  if (members.length < 2 || !goesOn) return found
  return found.flatMap((one) => {
    if (one === first) return [{ ...first, name: stem, isList: true }]
    return members.includes(one) ? [] : [one]
  })
}

/** Whether others with numbers go on with a name: `FILE FILE2 FILE3`, `FILE [FILE2 [...]]`; two may be different. */
function isGoneOn({ name }: UsagePositional, found: readonly UsagePositional[]): boolean {
  const [second, third] = found.filter((one) => one.name !== name && stemOf(one.name) === name)
  return third !== undefined || second?.isList === true
}

/** A name without its number: `file1`, `a2.txt`, `fileN`. */
function stemOf(name: string): string {
  return name.replace(/(?<=\D)(?:\d+|(?<=[a-z])N)(?=(?:\.\w+)?$)/, '')
}
