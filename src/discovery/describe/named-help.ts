import { escapeRegExp } from './help/escape-reg-exp.js'

/** A longer answer is no complaint that names how to ask. */
const lengthMax = 2000
const word = '(-h|help)'
/** What ends the words to type: `help` before another word takes it. */
const end = String.raw`(?=['"\`’”.,;)]|$| (?:for|to)\b)`
/** `type "help" for a list`, `Use -h for help` */
const alone = new RegExp(
  String.raw`\b(?:type|try|use|run)(?: with)?:? (?:["'\`‘“]${word}["'\`’”]|(-h)${end})`,
  'im',
)

/**
 * The word by which a program says that it is asked for its help, `-h` or `help`, in an answer to `--help` that is none:
 * `For help, type: x -h`, `type "help" for a list`. Undefined if it names none, or none that is its own.
 */
export function namedHelp(answer: string, names: readonly string[]): string | undefined {
  if (answer.length > lengthMax) return undefined
  const own = names.map(escapeRegExp).join('|')
  const behindName = new RegExp(String.raw`(?<![\w./-])(?:[\w./-]*/)?(?:${own}) ${word}${end}`, 'm')
  const [, quoted, bare] = behindName.exec(answer) ?? alone.exec(answer) ?? []
  return quoted ?? bare
}
