/** An option, a positional, or the list of commands, which has rows of its own. */
export interface Row {
  readonly title: string
  readonly head: string
  help: string
  readonly nested: Row[]
}

/** A title at the margin with indented lines right below it. */
const groupPattern = /^(\S.*):\n(?= )((?: .*\n|\n)+)/gm

/** Reads the text before the first group, and the rows of all groups. */
export function readRows(text: string): { head: string; rows: Row[] } {
  const groups = [...text.matchAll(groupPattern)]
  return { head: text.slice(0, groups[0]?.index), rows: groups.flatMap(readGroup) }
}

/**
 * Reads lines such as `  --param PARAM  Required parameter`. Commands are indented by 4, a help's next lines by
 * more; an option as deep, which its author wrote below another, is no command.
 */
function readGroup([, title = '', lines = '']: readonly string[]): Row[] {
  const rows: Row[] = []
  for (const line of lines.split('\n')) {
    const [, space = '', head = '', help = ''] = /^( +)(\S.*?)(?: {2,}(.*))?$/.exec(line) ?? []
    const row = { title, head, help, nested: [] }
    // A list of commands with an empty metavar has no line for the metavar.
    const isCommand = space.length === 4 && !head.startsWith('-')
    if (isCommand && rows.length === 0) rows.push({ ...row, head: '', nested: [row] })
    else if (isCommand) rows.at(-1)?.nested.push(row)
    else if (space.length === 2 || space.length === 4) rows.push(row)
    else continueHelp(rows.at(-1), line)
  }
  return rows
}

function continueHelp(row: Row | undefined, line: string): void {
  const last = row?.nested.at(-1) ?? row
  if (last) last.help += `\n${line}`
}
