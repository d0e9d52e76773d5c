const option = String.raw`-{1,2}[a-zA-Z][^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)?`
/** A row in the brackets that it has in a usage. */
const inBrackets = new RegExp(String.raw`^( *)\[(${option})\](?: ?(\.{2,}|…))?(?=$| {2,})`, 'gm')

/** Lines of a usage, as a wrapped one has: other brackets stand behind the first. */
const ofUsage = /^ *\S.*\] ?\[/m

/**
 * Takes the brackets from rows of options, `[--skip <name>] ...` as `--skip <name>...`: all options may be left out. Lines
 * of a wrapped usage keep them.
 */
export function bareOptionRows(text: string): string {
  return text
    .split('\n\n')
    .map((block) => (ofUsage.test(block) ? block : bareRowsOf(block)))
    .join('\n\n')
}

function bareRowsOf(block: string): string {
  return block.replaceAll(inBrackets, (_, indent: string, row: string, dots?: string) =>
    dots !== undefined && row.includes(' ') ? `${indent}${row}...` : indent + row,
  )
}
