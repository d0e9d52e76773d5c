/** Where two texts differ first, with that line of each. */
export interface TextDifference {
  /** From 1. */
  readonly line: number
  readonly column: number
  /** Undefined: it has no such line. */
  readonly expected: string | undefined
  readonly got: string | undefined
}

/** The first place where two different texts differ. */
export function textDifference(expected: string, got: string): TextDifference {
  const [expectedLines, gotLines] = [expected.split('\n'), got.split('\n')]
  const index = expectedLines.findIndex((line, at) => line !== gotLines[at])
  // One is the other and more.
  const at = index === -1 ? expectedLines.length : index
  const [one, other] = [expectedLines[at], gotLines[at]]
  return { line: at + 1, column: sameUntil(one ?? '', other ?? '') + 1, expected: one, got: other }
}

function sameUntil(one: string, other: string): number {
  const length = Math.min(one.length, other.length)
  for (let at = 0; at < length; at += 1) if (one[at] !== other[at]) return at
  return length
}
