import { indentOf, rowShape } from './row-shape.js'

const words = /^ ?([A-Za-z][\w &/(),'-]{0,58}[\w)]):?$/
/** A title with words behind a dash: `COMMANDS — Type 'x help <command>' for more`. */
const withRemark = /^ ?([A-Za-z][\w ]*\w) [—–-] \S/
/** A title between bars: `━━━ Input ━━━━━━`, `=== Input ===`, `-- Input --`. */
const barred = /^([━─═=*-])\1+ (?!-)(\S.{0,58}?) \1{2,}$/
/** Those of a manual page, which stand right below the text of the one before. */
const ofManual =
  /^(?:NAME|SYNOPSIS|DESCRIPTION|OPTIONS|ENVIRONMENT|EXAMPLES?|FILES|NOTES|EXIT STATUS|AUTHORS?|BUGS|SEE ALSO)$/
/** Titles that, alone on a line, are titles even if there are no rows below them. */
const known = /^(usage|(\w+ )?(commands?|subcommands?|options|flags|arguments|args)|examples?|description)$/i

/**
 * Finds a title without a colon, or in lower case, by the lines around it: an empty one above, and rows below with at
 * least the same indent.
 */
export function titleByLayout(
  lines: readonly string[],
  index: number,
): { title: string; rest?: string } | undefined {
  const line = lines[index] ?? ''
  const inBars = barred.exec(line)?.[2]
  if (inBars !== undefined) return { title: inBars.replace(/:$/, '') }
  // `<Switches>`
  const inAngles = /^<([A-Z][\w ]+)>$/.exec(line)?.[1]
  if (inAngles !== undefined) return { title: inAngles }
  const remarked = withRemark.exec(line)?.[1] ?? ''
  const title = words.exec(line)?.[1] ?? (known.test(remarked) ? remarked : undefined)
  if (title === undefined) return undefined
  const next = lines.slice(index + 1, index + 6).find((below) => below.trim() !== '')
  if (next === undefined) return undefined
  const isDeeper = indentOf(next) > indentOf(line)
  const shape = rowShape(next)
  const above = lines[index - 1] ?? ''
  const isBetweenRows = isDeeper && shape !== 'other' && indentOf(above) > indentOf(line) && known.test(title)
  if (isDeeper && ofManual.test(line) && (index === 0 || indentOf(above) !== 0)) return { title }
  if (above.trim() !== '' && !isBetweenRows) return undefined
  if (shape === 'option') return { title }
  return isDeeper && (shape === 'named' || known.test(title)) ? { title } : undefined
}
