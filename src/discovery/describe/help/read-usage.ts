import { isKindOfValue } from './kind-of-value.js'
import { dots, joinNumbered } from './layout/join-numbered.js'
import type { UsagePositional } from './usage-positional.js'
import { restOfCommand } from './layout/rest-of-command.js'
import { alternativesOf, isInBrackets, usageTokens } from './layout/usage-tokens.js'

/** Real usages have at most a few hundred characters; prose that looks like one may have many more. */
const lengthMax = 8192

const plural =
  /(?:^|[\s_-])(?:files|filenames|paths|dirs|directories|folders|names|urls|patterns|globs|words|items|targets|packages|modules|inputs|sources|images|hosts|keys|values|points|strings|tests|scripts|documents|refs|ids)$/i
/** A name for more than one value that is no plural. */
const several = /(?:^|[-_]|file)list$/i

/** Placeholders that stand for options or for commands. */
const notPositional =
  /^(options?(?: option=\w+)?|[a-z]{0,2}opts?|(?:meta-)?switches|optionen|opci[oó]n(?:es)?|opzion[ei]|opç(?:ão|ões)|オプション|flags?|(?:[\w/-]+ )+options|sub-?commands?|command options)$/i

/** A name for all that is given. */
const anyNumber = /^(?:args|arguments|parameters|params)$/i

/** A name that says itself that it may be left out: sed's `{script-only-if-no-other-script}`. */
const conditional = /(?:^|[^a-z])(?:if|unless|optional(?:ly)?)(?:$|[^a-z])/i

/**
 * Reads the positionals of a usage line, in order, without the words of the command's path. What stands behind one of
 * `switches` is not the value of that option.
 */
export function readUsage(
  usage: string,
  path: readonly string[] = [],
  switches: ReadonlySet<string> = new Set(),
): UsagePositional[] {
  const tokens = tokensOf(usage)
  const { start, isBehindPath } = startOfArguments(tokens, path)
  const isNested = tokens.some((token) => isCommandPlaceholder(token))
  const rest = tokens.slice(start)
  const found: UsagePositional[] = []
  rest.forEach((token, index) => {
    const isFirst = index === 0 && !isBehindPath && !isValue(token, rest[index + 1])
    const isOfPath = path.includes(token.replaceAll(/^\[|\]$/g, ''))
    const positional = isOfPath
      ? undefined
      : (restOfCommand(token, found.at(-1)) ?? readToken(token, rest[index + 1], !isNested && !isFirst))
    // `-d DEST`: the value of the option before it.
    const before = rest[index - 1] ?? ''
    const isOfOption = before.startsWith('-') && !/[=\]>]$/.test(before) && !switches.has(before)
    if (positional && !isOfOption) found.push(positional)
  })
  const joined = joinNumbered(found, rest)
  return joined
    .filter(({ name }, index) => {
      const first = joined.findIndex((other) => other.name === name || isPluralOf(name, other.name))
      return first === index
    })
    .map((one) => ({ ...one, isList: one.isList || isGoneOnWith(one.name, found) }))
}

/**
 * The words of a usage between the program's name and its first argument that is sure to be one: the words of a command
 * that nothing names, or names of values.
 */
export function wordsInFront(usage: string, path: readonly string[] = []): string[] {
  const tokens = tokensOf(usage)
  const isNested = tokens.some((token) => isCommandPlaceholder(token))
  return isNested || path.length > 0 ? [] : tokens.slice(1, startOfArguments(tokens, path).start)
}

function tokensOf(usage: string): string[] {
  return usageTokens(withoutProse(usage.slice(0, lengthMax)))
}

/** Where the arguments of a usage begin: behind the words of the path, if it shows them, else behind all that may be such words. */
function startOfArguments(
  tokens: readonly string[],
  path: readonly string[],
): { start: number; isBehindPath: boolean } {
  // The program's name and the words of the path have no brackets.
  const bare = tokens.findIndex(
    (token, index) =>
      !(index === 0 ? /^[^[<({-]/ : /^[\w.:/@-]+$/).test(token) ||
      token.startsWith('-') ||
      (index > 0 && isPlaceholder(token)) ||
      (index > 0 && !path.includes(token) && isValue(token, tokens[index + 1])),
  )
  const start = bare < 0 ? tokens.length : bare
  const behind = path.reduce((at, word) => (at < 0 ? at : tokens.indexOf(word, at) + 1 || -1), 1)
  // `x add file` may be a command of two words.
  const isBehindPath = path.length > 0 && behind > 0 && behind <= bare
  return { start: isBehindPath ? behind : start, isBehindPath }
}

/** Whether a positional is repeated as an optional one: `URL [URL...]`, `SRC [SRC]... DEST`. */
function isGoneOnWith(name: string, found: readonly UsagePositional[]): boolean {
  return found
    .filter((other) => other.name === name || isPluralOf(other.name, name))
    .some(({ required }, index) => index > 0 && !required)
}

function isPluralOf(name: string, one: string): boolean {
  return name.toLowerCase() === `${one.toLowerCase()}s`
}

/** Kinds of value that no command is called by; `list` or `key` may be one. */
const noCommand =
  /^(?:(?:in|out)?(?:put[-_]?)?files?|[a-z]+_(?:files?|dirs?|names?|paths?|urls?)|filenames?|director(?:y|ies)|urls?|patterns?|expression|hostnames?)$/

/**
 * Whether a word is no part of a command: a kind of value, or one that is repeated in brackets or with a number, `file.js
 * [file.js]`, `page1 page2`.
 */
function isValue(token: string, next = ''): boolean {
  const isNext = next.startsWith(`[${token}`) || next.replace('[', '').startsWith(followed(token))
  return /^[a-z]/.test(token) && (noCommand.test(token) || isNext || dots.test(next))
}

/** `(file - reads the input)`: words about one of the arguments. */
const remark = / \([^()|]*\w [-–—] \w[^()|]*\)/

/** Removes a description after a dash or a colon or in brackets, `x - Convert stdin`, `x <path> (where path is ...)`, and a colon behind the program's name. */
function withoutProse(usage: string): string {
  const [own = ''] = usage
    .replace(/^(\S+):(?= )/, '$1')
    .replace(remark, '')
    .split(/\s[-–—#:]\s|(?<!\s)\s{3,}(?=[A-Z][a-z]+ [a-z])|(?<=[\w>\])])(?:[.,;]\s(?=\S)|:\s(?=[^\s[<{(-]))/)
  return own
    .replace(/ \((?:where|if|when|see|note|default|e\.g|i\.e)\b.*$/i, '')
    .replaceAll(/'([\w-]+)'/g, '<$1>')
    .replaceAll(/(?<=[A-Z]) (?:and\/or|or) (?=[A-Z]{3})/g, '|')
}

/** `page2` behind `page1`; a blank, which begins no token, behind any other word. */
function followed(token: string): string {
  const [, stem] = /^(.*)1(?:\.\w+)?$/.exec(token) ?? []
  return stem === undefined ? ' ' : `${stem}2`
}

/** Whether a token stands for the name of a command. */
function isCommandPlaceholder(token: string): boolean {
  return /^[<[{]*(?:(?:sub-?)?commands?|cmd)\b/i.test(token)
}

function isPlaceholder(token: string): boolean {
  return /^[A-Z][A-Z0-9_-]*(\.\.\.)?$/.test(token)
}

function readToken(token: string, next: string | undefined, isWord: boolean): UsagePositional | undefined {
  const alternatives = alternativesOf(token)
  const all = alternatives.map((one) => readWord(one, next, isWord || alternatives.length > 1))
  const [first] = all.filter((one) => one !== undefined)
  const choices = wordsIn(token)
  if (!first || alternatives.length < 2) return first && { ...first, ...(choices && { enum: choices }) }
  return {
    ...first,
    ...(choices && { enum: choices }),
    // An option may replace it; a lone dash is standard input.
    required: all.every((one, index) => one?.required ?? alternatives[index] === '-'),
    isList: all.some((one) => one?.isList),
  }
}

/** The words between bars, in braces or none: `start|stop`, `{start|stop}`; undefined if one is a kind of value. */
function wordsIn(token: string): string[] | undefined {
  const words = /^\[?\{?([a-z][\w-]*(?:\|[a-z][\w-]*)+)\}?\]?$/.exec(token)?.[1]?.split('|')
  return words?.some(isKindOfValue) ? undefined : words
}

function readWord(token: string, next: string | undefined, isWord: boolean): UsagePositional | undefined {
  const inner = token
    .replace(/\((s)\)/i, '$1...')
    .replace(/^\[(.*?)\]?(\.\.\.)?\]?$/, '$1')
    .trim()
  const name = inner
    .replaceAll(/\.{2,}|…/g, '')
    .replace(/^--\s+/, '')
    .replaceAll(/[[\]<>{}()]/g, ' ')
    .trim()
    .split(/\s+/)
    .join('_')
  const [, named, shown] = /^\[([A-Za-z][\w-]*)=([^=]+)\]$/.exec(token) ?? []
  if (named !== undefined && shown !== undefined)
    return { name: named, required: false, isList: false, default: shown }
  if (
    name === '' ||
    isForm(token) ||
    inner.startsWith('-') ||
    /^[(<{]?-/.test(inner) ||
    notPositional.test(name.replaceAll('_', ' ')) ||
    // urfave/cli writes it of any command: https://cli.urfave.org
    token === '[arguments...]'
  )
    return undefined
  const names = name.split('|').map((one) => one.replaceAll(/^_+|_+$/g, ''))
  const readable = names.filter((one) => /^[\p{L}\p{N}_.:/@-]*$/u.test(one))
  if (readable.length === 0 || (isLowerWord(token) && !isWord && !token.endsWith('...'))) return undefined
  return {
    // `[OPTION | FILE]...`: options stand anywhere.
    name: readable.find((one) => !notPositional.test(one)) ?? name,
    // `<A|--all>`: an option may replace it.
    required: !isInBrackets(token) && !/\|\s*--?\w/.test(token) && !conditional.test(name),
    isList:
      /\.{2,}|…|\(s\)/i.test(token) ||
      (next !== undefined && dots.test(next)) ||
      isPlural(token) ||
      several.test(name) ||
      anyNumber.test(name),
  }
}

/** Whether a token shows how a value is written, and names none: `[MMDDhhmm[[CC]YY][.ss]]`. */
function isForm(token: string): boolean {
  return /\w\[\[/.test(token)
}

/** Whether a placeholder stands for several of a kind: `FILES`, `[entry points]`. */
function isPlural(token: string): boolean {
  return plural.test(token.replaceAll(/[[\]<>{}()]/g, '').trim()) && !isLowerWord(token)
}

/** Whether a word is in lower case without brackets: then it is part of the command. */
function isLowerWord(token: string): boolean {
  return /^[a-z][\w:-]*$/.test(token)
}

/** The tokens of a usage that look like positionals and can't be read: `+FORMAT`. */
export function unreadTokens(usage: string, path: readonly string[] = []): string[] {
  return tokensOf(usage).filter((token) => isUnread(token, path))
}

function isUnread(token: string, path: readonly string[]): boolean {
  const bare = token.replaceAll(/[[\]<>{}()]|\.{2,}|…/g, '').trim()
  if (isForm(token)) return true
  if (path.includes(bare) || !/[\p{L}\p{N}_]/u.test(bare) || /(^|\|)\s*-/.test(bare)) return false
  return !/^[\p{L}\p{N}_.:/@| -]+$/u.test(bare)
}
