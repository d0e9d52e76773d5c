/** `[options]`, `<flags>`, `[global options]`, `[OPTION]...`. */
const options = /[[<(]?\b(?:[a-z]+ )?(?:options?|flags|opts)\b/i
/** `<command>`, `COMMAND`, `[subcommand]`. */
const command = /[[<({]?\b(?:sub-?)?(?:command|cmd)s?\b(?! (?:options|flags|line))/i
const title = /^\W{0,3}usage\b\W*/i

/**
 * Where a group's usage shows its options: before the word of a command, as also where it says nothing because most
 * parsers take them only there, or behind it as in `x <command> [options]`. Undefined: only in a usage without a command.
 */
export function optionPlace(text: string): 'before' | 'behind' | undefined {
  const usages = usagesIn(text)
  const ofCommands = usages.filter((usage) => command.test(usage))
  const shown = ofCommands.find((usage) => options.test(usage))
  if (shown !== undefined) return shown.search(options) > shown.search(command) ? 'behind' : 'before'
  return ofCommands.length > 0 && usages.some((usage) => options.test(usage)) ? undefined : 'before'
}

/** The usages of a text, each on one line: one begins with the program's name. */
function usagesIn(text: string): string[] {
  const lines = text.split('\n')
  const start = lines.findIndex((line) => title.test(line))
  const block = start < 0 ? [] : [lines[start]?.replace(title, '') ?? '', ...lines.slice(start + 1)]
  const below = block.map((line) => line.trim().replace(/^(?:\$|or:?) /, ''))
  const first = below.findIndex((line) => line !== '')
  const end = below.findIndex((line, index) => index > first && line === '')
  const usages: string[] = []
  for (const line of below.slice(Math.max(first, 0), end < 0 ? undefined : end)) {
    const isNew = line.split(' ', 1)[0] === usages[0]?.split(' ', 1)[0]
    usages.push(isNew || usages.length === 0 ? line : `${usages.pop() ?? ''} ${line}`)
  }
  return usages
}
