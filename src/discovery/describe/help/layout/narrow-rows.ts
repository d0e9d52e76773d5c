/** A row with one space before its text: `--json print it as JSON`, `--out [file] write it there`. */
const narrow = /^( {0,8}(?:-\w,? )?--[a-z][\w-]*(?: (?:\[[^\]]+\]|<[^>]+>))?) (?=[a-z]+ [a-z(])/gim
/** So many such rows are no sentences that begin with a flag. */
const rowsMin = 4

/** Whether a text has rows of options that have no gap before their texts. */
export function hasNarrowRows(text: string): boolean {
  return (text.match(narrow) ?? []).length >= rowsMin
}

/** Puts a gap before the text of each row, where most rows are without one. */
export function withGaps(text: string): string {
  const wide = text.match(/^ {0,8}-{1,2}\w\S*(?: \S+)? {2,}\S/gm) ?? []
  const isNarrow = (text.match(narrow) ?? []).length > 4 * wide.length
  return isNarrow && hasNarrowRows(text) ? text.replaceAll(narrow, '$1  ') : text
}
