/** `to`, dots or a dash between the first and the last of a range, and a comma and a dash around them: `-2, ..., -9`. */
const between = /(?: *, *)? *(?:\.{2,}|…|\bto\b|\bthrough\b| - |(?<=\d)-(?=\d)|(?<=\d)-(?=-)) *(?:, *)?-?/g
const listed = /^-\d{1,2}(?:~\d{1,2})?(?:(?:, *| +)-\d{1,2}(?:~\d{1,2})?)*$/

/**
 * The flags of a row that shows several numbers behind dashes, each of which is a switch and no spelling of another:
 * `-0 ... -9`, `-0 to -9, -11`, `-1, -2, ..., -9`, `-0, -2, -4`. Undefined for any other row.
 */
export function digitFlags(head: string): readonly string[] | undefined {
  const written = head.replaceAll(between, '~')
  if (!listed.test(written)) return undefined
  const flags = (written.match(/\d+(?:~\d+)?/g) ?? []).flatMap(rangeOf)
  return flags.length > 1 ? flags : undefined
}

function rangeOf(range: string): string[] {
  const [first = 0, last = first] = range.split('~').map(Number)
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => `-${first + index}`)
}
