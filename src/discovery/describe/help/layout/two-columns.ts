/** Two options with their texts on one line: `-p  to a pipe     -l  list them`. */
const pair = /^(\s*-[\w@#?]+ {1,}\S.*?) {2,}(-[\w@#?]+(?:<[^<>\s]+>)?) {1,}(\S.*)$/

/** Gives each option of a block with two columns of options a line of its own; the second column is where most have it. */
export function withoutSecondColumn(lines: readonly string[]): string[] {
  const places = lines.flatMap((line) => placeOfSecond(line) ?? [])
  const place = places.find((one) => places.filter((other) => other === one).length >= 3)
  if (place === undefined) return [...lines]
  // A text that fills its column leaves one blank.
  const isPair = (line: string): boolean =>
    placeOfSecond(line) === place || (/^\s*-/.test(line) && /^ -[\w@#?]+ +\S/.test(line.slice(place - 1)))
  return [
    ...lines.map((line) => (isPair(line) ? line.slice(0, place).trimEnd() : line)),
    ...lines.filter(isPair).map((line) => line.slice(place)),
  ].map(withGap)
}

/** A row whose text is one space behind its flag; one with a gap has its value there. */
function withGap(line: string): string {
  return /\S {2,}\S/.test(line) ? line : line.replace(/^(\s*-[\w@#?]+) (?=\S)/, '$1  ')
}

function placeOfSecond(line: string): number | undefined {
  const [, first, flag] = pair.exec(line) ?? []
  return first === undefined || flag === undefined ? undefined : line.indexOf(flag, first.length)
}
