/** A line of a usage under the name of its command: `compile:  x compile -s FILE`, `check:  x [check] FILE`. */
const ofCommand = /^( *)([a-z][\w-]*): +(\S+) \[?\2\]?(?= |$)(.*)$/gm

/**
 * Takes the labels out of a usage: `Decoding: prog -d [FILE]`. Those that are commands become a list of them, with their
 * usages for texts.
 */
export function withoutLabels(text: string): string {
  return text
    .replace(/^usage:\n+(?: *[A-Z]\w+: .*\n)+/im, (usage) =>
      usage.replaceAll(/^ *[A-Z]\w+: (?=\S+ )/gm, '  '),
    )
    .replace(/^usage:\n+(?: +\S.*\n)+/im, (usage) => {
      const [first, ...others] = usage.matchAll(ofCommand)
      if (!first || others.length === 0) return usage
      const rows = usage.replace(/^usage:\n+/i, '').replaceAll(ofCommand, '$1$2  $3 $2$4')
      return `Usage: ${first[3] ?? ''} <command>\n\nCommands:\n${rows}`
    })
}
