const metaFlags = new Set(['--help', '--version', '-help', '-version', '-h', '-V', '-?'])
/** What such a flag prints; `-h` may also be one for human readable sizes. */
const saysMeta = /^$|\b(?:help|usage|version|message|manual|options)\b/i
/** All that a text says where a flag of one letter only prints: `-v show version`. */
const saysOnlyMeta =
  /^(?:show|print|display|output)s? (?:the |this |its )?(?:help|usage|version)(?: (?:number|info(?:rmation)?|message|text))?(?: in JSON)?(?:,? (?:and|then) (?:exit|quit)s?)?\.?$/i

/** Whether an option only prints the help or the version, by its spellings and its text. */
export function onlyPrints(flags: readonly string[], text: string): boolean {
  if (flags.some((flag) => /^--?(?:help|version)$/.test(flag))) return true
  if (flags.every((flag) => metaFlags.has(flag)) && saysMeta.test(text)) return true
  return flags.every((flag) => /^-\w$/.test(flag)) && saysOnlyMeta.test(text)
}
