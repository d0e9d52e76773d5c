/** A positional in a usage line: `<file>`, `[NAME]`, `SOURCE...`. */
export interface UsagePositional {
  readonly name: string
  readonly required: boolean
  readonly isList: boolean
}

/** Placeholders that stand for options or for commands. */
const notPositional =
  /^(options?|flags?|global options|args|arguments|sub-?commands?|command options|cmd|task)$/i

/** Reads the positionals of a usage line, in order, without the words of the command's path. */
export function readUsage(usage: string, path: readonly string[] = []): UsagePositional[] {
  const tokens = splitTokens(withoutProse(usage)).flatMap(expand)
  // The program's name and the words of the path have no brackets.
  const bare = tokens.findIndex(
    (token, index) =>
      !/^[\w.:/@-]+$/.test(token) ||
      token.startsWith('-') ||
      isPlaceholder(token) ||
      (index > 0 && !path.includes(token) && isRepeated(token, tokens[index + 1])),
  )
  const isNested = tokens.some((token) => isCommandPlaceholder(token))
  const rest = bare < 0 ? [] : tokens.slice(bare)
  const found: UsagePositional[] = []
  rest.forEach((token, index) => {
    const isWord = !isNested && !path.includes(token) && (index > 0 || isRepeated(token, rest[index + 1]))
    const positional = readToken(token, rest[index + 1], isWord)
    // `-d DEST`: the value of the option before it. `COMMAND [ARGS]...`: the arguments of the command.
    const isValue = (rest[index - 1] ?? '').startsWith('-') && !/[=\]>]$/.test(rest[index - 1] ?? '')
    if (positional && !isValue && !(isNested && notPositional.test(positional.name))) found.push(positional)
  })
  return found
    .filter(({ name }, index) => found.findIndex((other) => other.name === name) === index)
    .map((one) => ({ ...one, isList: one.isList || isGoneOnWith(one.name, found) }))
}

/** Whether a positional is repeated as an optional one: `URL [URL...]`, `SRC [SRC]... DEST`. */
function isGoneOnWith(name: string, found: readonly UsagePositional[]): boolean {
  return found.filter((other) => other.name === name).some(({ required }, index) => index > 0 && !required)
}

/** Whether a word is repeated in brackets, and so not part of a command: `file.js [file.js]`. */
function isRepeated(token: string, next: string | undefined): boolean {
  return /^[a-z]/.test(token) && next?.startsWith(`[${token}`) === true
}

/** Removes a description after a dash, `x - Convert stdin`, and what is piped into the program, `<something> | x`. */
function withoutProse(usage: string): string {
  const [own = ''] = usage.split(/\s[-–—#]\s|(?<!\s)\s{3,}(?=[A-Z][a-z]+ [a-z])|(?<=[\w>\])])[.,;:]\s(?=\S)/)
  return own.replace(/^(?:<[^>]*>|\.\.\.|cat .*?|echo .*?) \| (?=[\w./-]+\b)/, '')
}

/** Whether a token stands for the name of a command. */
function isCommandPlaceholder(token: string): boolean {
  return /^[<[{]*(sub-?)?commands?\b/i.test(token)
}

/** Splits a usage line at spaces outside brackets. */
function splitTokens(usage: string): string[] {
  const tokens: string[] = []
  let depth = 0
  let token = ''
  for (const character of usage.replaceAll(/\s+/g, ' ').trim()) {
    if ('[<({'.includes(character)) depth += 1
    if (']>)}'.includes(character)) depth -= 1
    if (character === ' ' && depth <= 0) {
      if (token !== '') tokens.push(token)
      token = ''
    } else token += character
  }
  return token === '' ? tokens : [...tokens, token]
}

/** Expands `[<key> [<value>...]]`: both may be left out, and the second needs the first. */
function expand(token: string): string[] {
  const [, first, rest] = /^\[(<[^<>]+>(?:\.\.\.)?) (\[.*\])\]$/.exec(token) ?? []
  return first === undefined || rest === undefined ? [token] : [`[${first}]`, ...expand(rest)]
}

function isPlaceholder(token: string): boolean {
  return /^[A-Z][A-Z0-9_-]*(\.\.\.)?$/.test(token)
}

function readToken(token: string, next: string | undefined, isWord: boolean): UsagePositional | undefined {
  const inner = token.replace(/^\[(.*?)\]?(\.\.\.)?\]?$/, '$1').trim()
  const name = inner
    .replaceAll(/\.{2,}|…/g, '')
    .replace(/^--\s+/, '')
    .replaceAll(/[[\]<>{}()]/g, ' ')
    .trim()
    .split(/\s+/)
    .join('_')
  if (
    name === '' ||
    inner.startsWith('-') ||
    /^\(?-/.test(inner) ||
    // `<args>...` are arguments of the command itself.
    (notPositional.test(name.replaceAll('_', ' ')) && !/^\[?<args>/i.test(token))
  )
    return undefined
  if (!/^[\w.:/@|-]+$/.test(name) || (isLowerWord(token) && !isWord && !token.endsWith('...')))
    return undefined
  return {
    name: name.split('|')[0] ?? name,
    // `<A|--all>`: an option may replace it.
    required: !token.startsWith('[') && !/\|\s*--?\w/.test(token),
    isList: /\.{2,}|…/.test(token) || next === '...',
  }
}

/** Whether a word is in lower case without brackets: then it is part of the command. */
function isLowerWord(token: string): boolean {
  return /^[a-z][\w:-]*$/.test(token)
}
