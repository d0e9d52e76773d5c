import { nameApart, positionalParameter, type OptionFacts } from '../build-parameter.js'
import type { Dialect, HelpText } from '../dialect.js'
import { readTitled } from '../read-titled.js'

/**
 * Go's cobra and pflag: a word after the name is the value's type; no word means a switch.
 * https://pkg.go.dev/github.com/spf13/pflag
 */
export const cobra: Dialect = {
  name: 'cobra',
  recognizes: (text) =>
    /^Use "[^"]* --help" for more information/m.test(text) ||
    /^Run '[^']* --help' for more information/m.test(text) ||
    (/^Flags:\n/m.test(text) && /^ +-h, --help +help for /m.test(text)),
  read: (text, path) => {
    const help = readTitled(text, path, {
      globalTitle: /^global (flags|options)$/i,
      option: (facts, metavar, entry) => ofType(facts, metavar, entry.help),
    })
    if (!hidesFiles(text, help)) return help
    return takesFiles.test(text)
      ? { ...help, parameters: nameApart([files, ...help.parameters]) }
      : { ...help, leavesOut }
  },
  askFor: (path) => [...path, '--help'],
  showsInherited: true,
  takesDoubleDash: true,
}

const leavesOut = 'its usage names no files, of which its text speaks'
const speaksOfFiles =
  /\b(?:input|given|several|multiple) files?\b|\bfrom files?\b|\bfiles?(?:\/| or )(?:stdin|directory)\b|\bstdin\b|\bstandard input\b|\b(?:cli|command[- ]line|positional) arguments?\b/i

/** A text by which files are arguments: `appended to files from cli arguments`. */
const takesFiles =
  /\bfiles? (?:(?:given|passed|specified|named) )?(?:from|as|by|in|on|via) (?:the )?(?:cli|command[- ]line|positional)(?: arguments?)?\b/i
const files = positionalParameter({ name: 'files', isList: true })

/** Whether a command may take files that its usage does not name: cobra writes `x count [flags]` unless told more. */
function hidesFiles(text: string, { commands, parameters }: HelpText): boolean {
  const isNamed = commands.length > 0 || parameters.some(({ positional }) => positional)
  return !isNamed && /^Usage:\n +\S+(?: [\w-]+)* \[flags\]\n\n/m.test(text) && speaksOfFiles.test(text)
}

function ofType(facts: OptionFacts, metavar: string, help: string): OptionFacts {
  const word = metavar.replace(/\[=.*$/, '')
  const isJoined = metavar.includes('[=') ? true : undefined
  const shown = /\(default \[(.*?)\]\)/.exec(help)
  const flag = facts.flags.find((one) => one.startsWith('--'))
  const isOn = word === '' && !isJoined && facts.default === 'true' && flag !== undefined
  return {
    ...facts,
    isJoined,
    ...(help.includes('(default "') && { default: unquoted(facts.default) }),
    // pflag takes no `--no-x`.
    ...(isOn && { negation: `${flag}=false` }),
    ...(word === '' && !isJoined && { kind: 'switch' as const }),
    ...(word === 'count' && { kind: 'count' as const }),
    list: /^stringArray$/.test(word) ? 'repeated' : facts.list,
    ...(shown && { help: help.replace(shown[0], '').trim() }),
    ...(help.includes('(required)') && { required: true }),
  }
}

/** pflag writes a text as Go does: `"- \\t."` has a tab. */
function unquoted(shown: string | undefined): string | undefined {
  return shown?.replaceAll(/\\([\\ntr])/g, (_, letter: string) => escaped[letter] ?? letter)
}

const escaped: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' }
