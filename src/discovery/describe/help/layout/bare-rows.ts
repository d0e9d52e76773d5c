const option = String.raw`-{1,2}[a-zA-Z][^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)?`
/** A row in the brackets that it has in a usage. */
const inBrackets = new RegExp(String.raw`^( *)\[(${option})\](?: ?(\.{2,}|…))?(?=$| {2,})`, 'gm')

/** Takes the brackets from rows of options, `[--skip <name>] ...` as `--skip <name>...`: all options may be left out. */
export function bareOptionRows(text: string): string {
  return text.replaceAll(inBrackets, (_, indent: string, row: string, dots?: string) =>
    dots !== undefined && row.includes(' ') ? `${indent}${row}...` : indent + row,
  )
}
