/** A usage that takes a command, and the lines right below it. */
const usage = /^ ?usage:(?:.*\n {2,})?.*\b(?:sub-?)?commands?\b.*\n((?: *\n)?(?: +\S.*\n)+)/im
const listed = /^ ?(?:[\w-]+ )*(?:sub-?)?commands?\b[^<[]*:$/im
/** `clean   rewrite it`, `convert -- convert it`. */
const row = /^( +)([a-z][\w-]*)(?: {2,}(?:-{1,2} )?| --? )(?=[^\s-])/
const rowsMin = 3

/** Puts a title above the commands that stand right below the usage, `x <command>`, without one. */
export function withCommandsBelow(text: string): string {
  const [, below = ''] = usage.exec(text) ?? []
  const lines = below.split('\n').filter((line) => line.trim() !== '')
  const rows = lines.filter((line) => row.exec(line)?.[1] === row.exec(lines[0] ?? '')?.[1])
  if (rows.length < rowsMin || rows.length < lines.length || listed.test(text)) return text
  const shown = rows.map((line) => line.replace(row, '  $2  '))
  return text.replace(below, () => `\nCommands:\n${shown.join('\n')}\n`)
}
