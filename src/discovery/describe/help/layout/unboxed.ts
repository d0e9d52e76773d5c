const row = /^(\s*)[│┃║|](.*)[│┃║|]\s*$/
const title = /^\s*[╭┌+][─━═-]+ (\S.*?) [─━═-]{2,}[╮┐+]?\s*$/

/** Takes away the frame of boxes and tables, and makes titles of what stands in a frame; all else keeps its column. */
export function unboxed(text: string): string {
  const lines = text.split('\n')
  if (lines.filter((line) => row.test(line)).length < 2) return text
  return lines
    .map((line) => {
      const [, name] = title.exec(line) ?? []
      if (name !== undefined) return `\n${name}:`
      const [, indent, cells] = row.exec(line) ?? []
      // A star marks what is required.
      return cells === undefined
        ? line
        : `${indent ?? ''} ${cells.replaceAll(/[│┃║]/g, ' ').replace(/^( *)\*/, '$1 ')}`
    })
    .join('\n')
}
