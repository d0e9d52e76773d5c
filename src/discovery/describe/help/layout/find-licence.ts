import type { AskFor } from '../dialect.js'

/** `<command>`, `[subcommand]`, `COMMAND`, `<command> <subcommand>`. */
const command = String.raw`[<[{(]?\b(?:sub-?)?commands?\b[>\]})]?(?: [<[{(]?sub-?command[>\]})]?)*`
const helpBehind = new RegExp(
  String.raw`${command}(?: \[[\w.]*\])* --help\b|['"\`][\w./-]+ [a-z][\w-]* --help['"\`]`,
  'i',
)
const helpBefore = new RegExp(String.raw`\bhelp ${command}`, 'i')
const shortBehind = new RegExp(String.raw`${command} -h\b`, 'i')

/** A command `help` that takes another: `help   Shows the help of a given command`. */
const helpRow =
  /^ {1,8}help (?:<[^>]+>|\[[^\]]+\])? *.*\b(?:for|of|about|on) (?:an?|the|one|each|given|specific|any)? ?(?:\w+ )?(?:sub-?)?command\b/im

/** `--help   Shows the help of any command` */
const helpOption =
  /^ {0,8}(?:-\w,? )?--help\b.* (?:for|of|about|on) (?:an?y?|the|each|every|a given|specific) (?:\w+ )?(?:sub-?)?command\b/im

/**
 * Finds how a program's text says to ask for a command's help: "Run 'x <command> --help'", "see 'x copy --help'",
 * "x help <command>". Undefined if it does not say so, because a command might then do its work instead.
 */
export function findLicence(text: string): AskFor | undefined {
  if (helpRow.test(text)) return (path) => ['help', ...path]
  if (helpOption.test(text)) return (path) => [...path, '--help']
  const line = text.replaceAll(/\s+/g, ' ')
  if (helpBehind.test(line)) return (path) => [...path, '--help']
  if (helpBefore.test(line)) return (path) => ['help', ...path]
  return shortBehind.test(line) ? (path) => [...path, '-h'] : undefined
}
