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
  const members = found.filter(({ name }) => isOfStem(name, stem))
  const goesOn =
    unnumbered ?? (tokens.some((token) => dots.test(token)) || members.some(({ isList }) => isList))
  if (members.length < 2 || !goesOn) return found
  return found.flatMap((one) => {
    const isOfOneKind = members.every(({ name }) => stemOf(name) === stem)
    if (one === first) return [{ ...first, name: isOfOneKind ? stem : plain(stem), isList: true }]
    return members.includes(one) ? [] : [one]
  })
}

/** Whether others with numbers go on with a name: `FILE FILE2 FILE3`, `FILE [FILE2 [...]]`; two may be different. */
function isGoneOn({ name }: UsagePositional, found: readonly UsagePositional[]): boolean {
  const [second, third] = found.filter((one) => one.name !== name && stemOf(one.name) === name)
  return third !== undefined || second?.isList === true
}

/** Members may be files of different kinds: `file1.proto file2.json`. */
function isOfStem(name: string, stem: string): boolean {
  return stemOf(name) === stem || (stemOf(name) !== name && plain(stemOf(name)) === plain(stem))
}

/** A name without its extension. */
function plain(name: string): string {
  return name.replace(/\.\w+$/, '')
}

/** A name without its number: `file1`, `a2.txt`, `fileN`. */
function stemOf(name: string): string {
  return name.replace(/(?<=\D)(?:\d+|(?<=[a-z])N)(?=(?:\.\w+)?$)/, '')
}
