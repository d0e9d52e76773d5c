import { readUsage } from '../read-usage.js'
import { withoutClusters } from './flag-cluster.js'

/** An option in a usage line; its metavar is empty for a switch. */
export interface UsageOption {
  readonly flags: readonly string[]
  readonly metavar: string
  /** The value is joined to the flag: `-oFILE`. */
  readonly isAttached?: boolean
  /** A word in lower case behind it: its value, unless a row shows that it takes none. */
  readonly word?: string
}

const flag = String.raw`-{1,2}[\w?#][\w-]*`
const value = String.raw`<[^<>]+>|\{[^{}]+\}|\[(?! ?-)[^[\]]+\]|\([\w.-]+(?:\|[\w.-]+)+\)|[a-z]+(?:\|[a-z]+)+|[a-z][\w-]*(?: \| [a-z][\w-]*)+(?=\])|[A-Z][A-Z0-9_:=-]*(?:\.\.\.)?|[a-z][\w-]*(?::[\w-]+)?(?= ?\])`
const token = new RegExp(
  String.raw`(?<![\w-])(${flag}(?: ?\| ?${flag})*)(\[=[^\]]+\]|[ =](?:${value}))?(?: ([a-z][\w-]*)(?=\s|$))?`,
  'g',
)

/** `-opts` and `--core-opts` stand for all options. */
const placeholder = /^--?(?:[\w-]+-)?(?:opts?|options?|flags?|switches)$/i

/** The options that a usage shows: `[-p|--port PORT] [-v]`. */
export function usageOptions(usage: string): UsageOption[] {
  return [...withoutClusters(usage).matchAll(token)].flatMap(([, spellings = '', shown = '', word]) => {
    const options = alternatives(spellings.split('|').map((spelling) => spelling.trim()))
    // `[-v] [FILE]`: a name in separate brackets is not the value.
    const metavar = shown.startsWith(' [') ? '' : shown.trim().replace(/^=/, '')
    // `--quiet | --level LEVEL`: the value is that of the last one.
    const isOfLast = spellings.includes(' | ')
    const isAlone = shown === '' && word !== undefined
    return options
      .map((flags, index) => ({ flags, metavar: isOfLast && index < options.length - 1 ? '' : metavar }))
      .map(withAttached)
      .map((option, index) => (isAlone && index === options.length - 1 ? { ...option, word } : option))
      .filter(({ flags }) => !flags.some((one) => placeholder.test(one)))
  })
}

/** A letter and a name in capitals behind it are a flag and its value: `-oFILE`. */
function withAttached(option: UsageOption): UsageOption {
  const { flags, metavar } = option
  const [, flag, value] = /^(-[a-z])([A-Z]{3,})$/.exec(flags.length === 1 ? (flags[0] ?? '') : '') ?? []
  if (flag === undefined || value === undefined || metavar !== '') return option
  return { flags: [flag], metavar: value, isAttached: true }
}

/**
 * The options that exclude each other: in `-p | --paginate | -P | --no-pager` a short flag begins the second. A long flag
 * behind a short one is its other name; `-s | -n` and `--to | --from` are two options.
 */
function alternatives(flags: readonly string[]): string[][] {
  return flags.reduce<string[][]>((found, flag, index) => {
    const own = found.at(-1) ?? []
    const isOther = flag.startsWith('--') ? !own[0]?.startsWith('--') : isLonger(flag, own)
    const isSame = index > 0 && (isOther || isLetterOf(flag, own))
    return isSame ? [...found.slice(0, -1), [...own, flag]] : [...found, [flag]]
  }, [])
}

/** Whether a flag is the first letter of the long one before it: `--verbose | -v`. */
function isLetterOf(flag: string, before: readonly string[]): boolean {
  return /^-\w$/.test(flag) && before.length === 1 && before[0]?.startsWith(`-${flag}`) === true
}

/** Whether a flag with one dash is another spelling of the one before it: `-d | -debug`. */
function isLonger(flag: string, before: readonly string[]): boolean {
  const last = before.at(-1) ?? ''
  return /^-\w$/.test(last) && flag.startsWith(last)
}

/**
 * Leaves out the values that stand alone in another usage: `x <filter>` and `x --args <filter>`, which is a switch. In `x [-o
 * file] file` both have one.
 */
export function withoutPositionals(
  options: readonly UsageOption[],
  usages: readonly string[],
): UsageOption[] {
  const namesIn = usages.map((usage) => ({ usage, names: readUsage(usage).map(({ name }) => name) }))
  return options.map((option) => {
    const { metavar, word = '', ...flags } = option
    if (namesIn.some(({ names }) => names.includes(word))) return { ...flags, metavar }
    const [read] = metavar === '' ? [] : readUsage(`x ${metavar}`)
    const withName = namesIn.filter(({ names }) => read && names.includes(read.name))
    const isOther = withName.length > 0 && !withName.some(({ usage }) => showsValue(usage, option))
    return isOther ? { ...option, metavar: '' } : option
  })
}

function showsValue(usage: string, { flags, metavar }: UsageOption): boolean {
  return flags.some((flag) =>
    [`[${flag} ${metavar}]`, `[ ${flag} ${metavar} ]`].some((one) => usage.includes(one)),
  )
}
