/** What a value may end in: `<src>[#ref]`. */
const end = /(?<=(?:^|\s)<[^<>]+>)\[[#@:][\w-]+\](?=\s|$)/g

/** Splits a usage at its spaces outside brackets. Alternatives outside brackets are one token: `FILE | <set>`. */
export function usageTokens(usage: string): string[] {
  const tokens = splitOutsideBrackets(
    withDots(usage.replaceAll(end, '').replaceAll(ofWord, '')).replaceAll(/\s+/g, ' ').trim(),
    ' ',
  ).filter((token) => token !== '')
  return tokens.flatMap(expand).reduce<string[]>(joinAlternative, [])
}

/** Options that only stand before another word: `[[opts] FILE]...`. */
const ofWord = /(?<=\[)\[\w*(?:opts?|options)(?: ?\.{3})?\] (?=\w)/gi

/** Dots in front of a name, `[...ARGS]`, or a star or a plus as in a regular expression: `[FILE*]`, `FILE+`, `[-e CODE]*`, `(a | b) *`. */
function withDots(usage: string): string {
  return usage
    .replaceAll(/\(([^()]*)\) ?\*(?=\s|$)/g, '[$1]...')
    .replaceAll(/\[(?:\.{3}|…) ?([\w-]+)\]/g, '[$1...]')
    .replaceAll(/(?<=\[(?:[A-Z][A-Z0-9_-]*|<[^<>]+>))[*+](?=\])|(?<=\])[*+](?=[\s|]|$)/g, '...')
    .replaceAll(/(?<=^|\s)([A-Z][A-Z0-9_-]*|<[^<>]+>)\*(?=\s|$)/g, '[$1]...')
    .replaceAll(/(?<=(?:^|\s)(?:[A-Z][A-Z0-9_-]*|<[^<>]+>))\+(?=\s|$)/g, '...')
}

/** The alternatives of a token: `FILE|<set>` has two, `<a|b>` is one. */
export function alternativesOf(token: string): string[] {
  return splitOutsideBrackets(token, '|').filter((one) => one !== '')
}

/** Whether all of a token may be left out: `[FILE]...`, but not `[USER@]HOST`. */
export function isInBrackets(token: string): boolean {
  if (!token.startsWith('[')) return false
  const end = closingBracket(token)
  return end < 0 || /^[.…]*$/.test(token.slice(end + 1))
}

/**
 * Expands `[<key> [<value>...]]`, `[IN [OUT]]` and `[<from> <to>]`, of which all may be left out and the second needs the
 * first, and alternatives with options: `{ -p PID | [-u USER] PROG }`.
 */
function expand(token: string): string[] {
  const group = /^[{(](.*)[)}]$/.exec(token)?.[1] ?? ''
  if (/(?:^|\| ?)\[?-\w/.test(group) && group.includes('|'))
    return alternativesOf(group).flatMap((one) => usageTokens(one).map(asOptional))
  const several = /^\[(<[^<>]+>(?: <[^<>]+>)+)\]$/.exec(token)?.[1]
  if (several !== undefined) return several.split(/(?<=>) /).map((one) => `[${one}]`)
  const [, first, rest] =
    /^\[((?:<[^<>]+>|[A-Z][A-Z0-9_.-]*|[a-z][\w.-]*)(?:\.\.\.)?) (\[(?![.…]).*\])\]$/.exec(token) ?? []
  // `[command [flags]]`: those of the command.
  if (first !== undefined && /^\[(?:flags|options|opts)\]$/.test(rest ?? ''))
    return [`[${first}]`, `[${first} ${rest?.slice(1) ?? ''}`]
  return first === undefined || rest === undefined ? [token] : [`[${first}]`, ...expand(rest)]
}

/** A word of one of several alternatives, none of which must be chosen. */
function asOptional(token: string): string {
  return /^[[-]/.test(token) ? token : `[${token}]`
}

function joinAlternative(before: string[], token: string): string[] {
  const last = before.at(-1)
  if (last !== undefined && (token === '|' || last.endsWith('|'))) before[before.length - 1] = last + token
  else before.push(token)
  return before
}

function splitOutsideBrackets(text: string, separator: string): string[] {
  const parts: string[] = []
  let depth = 0
  let part = ''
  for (const character of text) {
    if ('[<({'.includes(character)) depth += 1
    if (']>)}'.includes(character)) depth -= 1
    if (character === separator && depth <= 0) {
      parts.push(part)
      part = ''
    } else part += character
  }
  return [...parts, part]
}

/** Where the bracket that opens the text is closed; -1 if it is not. */
function closingBracket(text: string): number {
  let depth = 0
  for (let index = 0; index < text.length; index += 1) {
    if (text[index] === '[') depth += 1
    if (text[index] === ']') depth -= 1
    if (depth === 0) return index
  }
  return -1
}
