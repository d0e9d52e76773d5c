/** A positional in a usage line: `<file>`, `[NAME]`, `SOURCE...`. */
export interface UsagePositional {
  readonly name: string
  readonly required: boolean
  readonly isList: boolean
}

/** Placeholders that stand for options or for commands. */
const notPositional =
  /^(options?|flags?|global options|args|arguments|sub-?commands?|command options|cmd|task)$/i

/** Reads the positionals of a usage line, in order. */
export function readUsage(usage: string): UsagePositional[] {
  const tokens = splitTokens(usage).flatMap(expand)
  // The program's name and the words of the path have no brackets.
  const bare = tokens.findIndex(
    (token) => !/^[\w.:/@-]+$/.test(token) || token.startsWith('-') || isPlaceholder(token),
  )
  const isNested = tokens.some((token) => isCommandPlaceholder(token))
  const rest = bare < 0 ? [] : tokens.slice(bare)
  const found: UsagePositional[] = []
  rest.forEach((token, index) => {
    const positional = readToken(token, rest[index + 1])
    // `-d DEST`: the value of the option before it. `COMMAND [ARGS]...`: the arguments of the command.
    const isValue = (rest[index - 1] ?? '').startsWith('-') && !/[=\]>]$/.test(rest[index - 1] ?? '')
    if (positional && !isValue && !(isNested && notPositional.test(positional.name))) found.push(positional)
  })
  const names = new Set<string>()
  return found.filter(({ name }) => !names.has(name) && names.add(name))
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

function readToken(token: string, next: string | undefined): UsagePositional | undefined {
  const inner = token.replace(/^\[(.*?)\]?(\.\.\.)?\]?$/, '$1').trim()
  const name = inner
    .replaceAll(/\.{3}|…/g, '')
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
  if (!/^[\w.:/@|-]+$/.test(name) || (isLowerWord(token) && !token.endsWith('...'))) return undefined
  return {
    name: name.split('|')[0] ?? name,
    required: !token.startsWith('['),
    isList: /\.{3}|…/.test(token) || next === '...',
  }
}

/** Whether a word is in lower case without brackets: then it is part of the command. */
function isLowerWord(token: string): boolean {
  return /^[a-z][\w:-]*$/.test(token)
}
