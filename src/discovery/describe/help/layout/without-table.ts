const cell = /^\s*[│┃║|].*[│┃║|]\s*$/
/** A line of a frame: `├──┼──┤`, `+----+`, `|---|---|`. */
const frame = /^\s*(?=.*[─━═╌┄-]{2})[\s│┃║|+:─━═╌┄\u2500-\u257F-]+$/

/** Turns a table into rows with columns: the frame goes, and what stood between two cells becomes a gap. */
export function withoutTable(text: string): string {
  const lines = text.split('\n')
  if (lines.filter((line) => cell.test(line)).length < 2) return text
  return lines
    .filter((line) => !frame.test(line))
    .map((line) => {
      if (!cell.test(line)) return line
      const cells = line
        .trim()
        .slice(1, -1)
        .split(/[│┃║]| \| /)
      return `  ${cells
        .map((one) => one.trim())
        .filter((one) => one !== '')
        .join('   ')}`
    })
    .join('\n')
}
