import { whoFound, type Finding } from '../../lint/finding.js'
import { groupBy } from '../../group-by.js'
import { fitTable } from '../terminal/fit-table.js'

/**
 * A table of notes at a terminal, at most `width` wide, else lines. There may be many, so it has one row for each kind of
 * note, with a line for each tool.
 */
export function notesTable(notes: readonly Finding[], width: number | undefined): string {
  const kinds = groupBy(notes, (note) => JSON.stringify([whoFound(note), note.advice]))
  const texts = kinds.map((kind) => kindLines(kind).join('\n'))
  if (width === undefined) return texts.map((text) => `note: ${text}`).join('\n')
  return fitTable(
    ['Note'],
    texts.map((text) => [text]),
    width,
  )
}

/** The host and the advice, then a line for each tool; a message that is the same for all tools comes first. */
function kindLines(notes: readonly [Finding, ...Finding[]]): string[] {
  const [first] = notes
  const byTool = groupBy(notes, ({ tool = 'all tools' }) => tool)
  const [text, ...otherTexts] = new Set(byTool.map(textOf))
  const isAlike = otherTexts.length === 0
  const lines = byTool.map((ofTool) => {
    const { tool = 'all tools' } = ofTool[0]
    return isAlike ? `- ${tool}` : `- ${tool}: ${textOf(ofTool)}`
  })
  return [`${whoFound(first)}: ${isAlike ? `${text}. ` : ''}${first.advice}`, ...lines]
}

/** All messages about one tool. */
function textOf(notes: readonly Finding[]): string {
  return notes
    .map(({ field, message }) => `${field.replace('inputSchema.properties.', '')} ${message}`)
    .join('; ')
}
