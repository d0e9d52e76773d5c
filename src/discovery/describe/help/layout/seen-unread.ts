import { isPositional } from '../../any-arguments.js'
import type { Parameter } from '../../../tool.js'
import { escapeRegExp } from '../escape-reg-exp.js'
import { onlyPrints } from '../only-prints.js'
import { readSections } from '../read-lines.js'
import { unreadTokens } from '../read-usage.js'
import { readUsages } from '../titled/read-prose.js'
import { lostWords } from './lost-words.js'
import { unboxed } from './unboxed.js'
import { optionRowIn, unreadOptions } from './unread-options.js'
import { usageOptions } from './usage-options.js'
import { withUsageTitle } from './usage-title.js'
import { wordsBehind } from './words-behind.js'

/** What the text of a command shows and no parameter has. */
export interface Unread {
  /** In words for a person; none if all was read. */
  readonly reasons: readonly string[]
  /** It may be a positional, so those that were read may not be all. */
  readonly isPositional: boolean
}

const namesShown = 6
const optionsWord = /\b(?:options?|flags|opts)\b/i

/**
 * Finds what is seen in the text of a command and was not read: options in rows or in the usage, words of the usage that
 * became nothing or are not understood, a word for options where none is shown, and that nothing shows what it is given.
 */
export function seenUnread(shown: string, parameters: readonly Parameter[], path: readonly string[]): Unread {
  const text = withUsageTitle(unboxed(shown))
  const sections = readSections(text).filter(({ title }) => !/\bexamples?\b/i.test(title))
  const usages = readUsages(sections)
  const rows = sections.flatMap(({ lines }) => lines.flatMap(optionRowIn))
  const inUsages = usages
    .flatMap((usage) => usageOptions(usage).map(({ flags }) => flags))
    .filter((flags) => !flags.some((flag) => onlyPrints([flag], wordsBehind(flag, text))))
  const tokens = usages.flatMap((usage) => [...unreadTokens(usage, path), ...optionsOfOthers(usage, text)])
  const lost = lostWords(usages, parameters, path, sections)
  const options = unreadOptions(rows, inUsages, parameters)
  const isShown = rows.length + inUsages.length > 0 || parameters.some(({ flag }) => flag !== undefined)
  const isShownUse =
    usages.length > 0 || /^\W{0,3}usage\b/im.test(text) || parameters.some(({ positional }) => positional)
  const isGivenMore = !parameters.some(isPositional) && usages.some((usage) => isQuotedBehind(usage, text))
  const isPromised = usages.some((usage) => optionsWord.test(usage))
  return {
    reasons: [
      ...(options.length > 0 ? [`its help shows ${listed(options)}, which no parameter is`] : []),
      ...(lost.length > 0 ? [`its usage shows ${listed(lost)}, which no parameter is`] : []),
      ...(tokens.length > 0 ? [`its usage shows ${listed(tokens)}, which smcp can't read`] : []),
      ...(path.length === 0 && !isShownUse ? ['its help shows no usage'] : []),
      ...(isGivenMore ? ['an example gives it words that its usage does not show'] : []),
      ...(isPromised && !isShown ? ['its usage speaks of options, and its help shows none'] : []),
    ],
    isPositional: tokens.length + lost.length > 0,
  }
}

/** Whether a line runs the program with a word in quotes: `$ echo '{}' | x '.foo'`. */
function isQuotedBehind(usage: string, text: string): boolean {
  const [name = ''] = usage.split(' ', 1)
  return new RegExp(`^\\s*(?:[$%>] )?(?:.* \\| )?${escapeRegExp(name)} ['"][^-'"\\s]`, 'm').test(text)
}

/** `CURL_OPTIONS` with a row of its own: the options of another program, which have no rows. */
function optionsOfOthers(usage: string, text: string): string[] {
  const names = usage.match(/\b[A-Z]+[_-]OPTIONS\b/g) ?? []
  return names.filter((name) => new RegExp(`^ +[<[]?${name}[>\\]]? {2,}\\S`, 'm').test(text))
}

function listed(words: readonly string[]): string {
  return [...words.slice(0, namesShown), ...(words.length > namesShown ? ['...'] : [])].join('; ')
}
