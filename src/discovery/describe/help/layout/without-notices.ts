/** A line of signs, or whose the program is. */
const notice = /^\s*(?:([=~*_#-])\1{4,}|(?:Portions )?Copyright (?:\(c\)|©|\d).*)$/i
/** The paragraphs of a licence that are printed with a program. */
const licence =
  /^(?:This (?:program|software) is (?:free software|distributed in the hope)|You should have received a copy|Permission is hereby granted)\b/i

/** The lines of a text that say what a program is for: no licence, no bars, no table, and no row of what `usage` shows. */
export function withoutNotices(lines: readonly string[], usage: readonly string[]): readonly string[] {
  const paragraphs = lines
    .filter((line) => !notice.test(line))
    .join('\n')
    .split(/\n\s*\n/)
    .filter(
      (paragraph) => !licence.test(paragraph.trim()) && !isTable(paragraph) && !isRowOf(paragraph, usage),
    )
  return paragraphs.flatMap((paragraph, index) => [...(index > 0 ? [''] : []), ...paragraph.split('\n')])
}

/** Whether all lines have several columns. */
function isTable(paragraph: string): boolean {
  const lines = paragraph.split('\n').filter((line) => line.trim() !== '')
  return lines.length > 2 && lines.every((line) => (line.trim().match(/\S {2,}(?=\S)/g) ?? []).length > 2)
}

/** Whether a line alone tells of a positional: `file   What is read`. */
function isRowOf(paragraph: string, usage: readonly string[]): boolean {
  const name = /^[<[]?([\w-]+)[>\]]? {2,}\S.*$/.exec(paragraph.trim())?.[1]
  return name !== undefined && usage.some((line) => line.includes(`[${name}]`) || line.includes(`<${name}>`))
}
