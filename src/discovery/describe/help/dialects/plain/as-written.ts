import type { OptionFacts } from '../../build-parameter.js'
import { escapeRegExp } from '../../escape-reg-exp.js'
import { rowShape } from '../../layout/row-shape.js'
import { splitRow } from '../../layout/split-row.js'
import type { UsageOption } from '../../layout/usage-options.js'
import { isOfSeveral, saysRepeated } from '../../says-repeated.js'
import { readHead } from '../../read-lines.js'
import { arePlaceholders } from '../../values/are-placeholders.js'
import { readMetavar } from '../../read-metavar.js'
import { isBareInUsage } from './bare-in-usage.js'
import { bare, bareOption, unsure } from './bare-option.js'
import { withListType } from './list-type.js'
import { saysSeveral, saysValue, type Says } from './says-value.js'
import { withShownValue, type ShownValues } from './shown-values.js'
import { isWordForNumber, numberType } from './number-type.js'

/** What the rest of a help says about its rows of options. */
export interface Row {
  readonly usages: readonly string[]
  readonly inUsage: readonly UsageOption[]
  /** How a row without a placeholder is read, unless its words say more. */
  readonly bare: Says
  /** Other options are written `--name=value`. */
  readonly hasOneWords: boolean
  /** Values are written as dots, `--name=...`, so that `--name=false` is what to write and no default. */
  readonly hasDots: boolean
  /** Placeholders name types: `[String]` is a list. */
  readonly hasTypes: boolean
  readonly shown: ShownValues
  /** What stands alone as the value of an option. */
  readonly placeholders: ReadonlySet<string>
}

/** Adds to an option what the author says in words or in the usage, since no library says it. */
export function asWritten(shown: OptionFacts, metavar: string, words: string, row: Row): OptionFacts {
  const told = isWordForNumber(shown.default, metavar)
    ? { ...shown, default: undefined, type: 'string' as const, help: words }
    : shown
  const own = row.hasTypes ? withListType(told, metavar) : told
  const facts = row.hasDots && /^(?:true|false)$/.test(metavar) ? asSpelled(own) : own
  const read = isHelp(metavar)
    ? { ...facts, kind: 'switch' as const, help: `${metavar} ${words}`.trim() }
    : { ...facts, isJoined: !facts.isOneWord && isApart(metavar) ? undefined : facts.isJoined }
  const text = read.help ?? words
  const inUsage = withUsageValue(read, row.inUsage)
  if (metavar !== '') return asOptional(withProse(withoutKinds(inUsage, row), text, row, metavar), metavar)
  // Who writes one value behind `=` may know no other way.
  const isLong = facts.flags.some((flag) => flag.startsWith('--'))
  const isOneWord = (isLong && row.shown.size > 0) || inUsage.isOneWord
  return withProse({ ...withShownValue(inUsage, text, row.shown), isOneWord }, text, row)
}

/** An option without values that are the placeholders of others: `-t<n|s>` beside `-s<n>` and `-i<s>`. */
function withoutKinds(facts: OptionFacts, { placeholders }: Row): OptionFacts {
  return facts.enum && arePlaceholders(facts.enum, '', placeholders) ? { ...facts, enum: undefined } : facts
}

/** The placeholders in brackets of their own that follow a flag: `-s<n>`, `--in <file>`. */
export function placeholdersIn(text: string): Set<string> {
  return new Set(Array.from(text.matchAll(/(?<=-[\w-]+[ =]?)<([\w-]+)>/g), ([, name = '']) => name))
}

/** A switch that a help shows as it is given: `--name=false  Leave names out`. */
function asSpelled(facts: OptionFacts): OptionFacts {
  return { ...facts, default: undefined, negation: facts.negation ?? `${facts.flags[0] ?? ''}=false` }
}

/** The rows of fang, which have no comma between the flags, never show a value: https://github.com/charmbracelet/fang */
const showsNoValues = /^ +-h --help +Help for \S/m

/**
 * How rows without a placeholder are read: as switches if others show one. If none does, one whose words name a value is
 * one, and a doubtful row is what many others are.
 */
export function bareRows(text: string): Row['bare'] {
  const rows = text
    .split('\n')
    .filter((line) => rowShape(line) === 'option')
    .map((line) => splitRow(line.trim()))
  if (showsNoValues.test(text)) return 'value'
  const metavars = rows.map(({ head }) => readHead(head).metavar)
  if (metavars.some((metavar) => metavar !== '' && !isHelp(metavar))) return 'switch'
  const values = rows.filter(({ help }) => saysValue(help) === 'value').length
  return values >= 3 && values * 4 >= rows.length ? 'value' : 'neither'
}

/** Whether a value that may be left out is a word of its own, `--out [file]`: not every program knows `--out=file`. */
function isApart(metavar: string): boolean {
  return /^\[[^=]/.test(metavar)
}

/** Lets such an option be given without its value: it can't be left out where the value must be joined to it. */
function asOptional(facts: OptionFacts, metavar: string): OptionFacts {
  const { kind, type, enum: values, isJoined, help = '' } = facts
  const isText = kind === 'value' && type === undefined && values === undefined
  if (!isText || isJoined || !/^\[[^=[\]|]+\]$/.test(metavar)) return facts
  return { ...facts, bareValue: 'true', help: `${help} ${bare}`.trim() }
}

/** Whether what looks like a placeholder is the help, only one space behind the flag: `-h2 Enable HTTP/2.` */
function isHelp(metavar: string): boolean {
  return /^[A-Z][a-z]+ \S/.test(metavar)
}

/** Adds the value that the usage shows and the row may leave out. */
function withUsageValue(facts: OptionFacts, inUsage: readonly UsageOption[]): OptionFacts {
  const shown = inUsage.find(
    ({ flags, metavar }) => metavar !== '' && flags.some((flag) => facts.flags.includes(flag)),
  )
  return facts.kind === 'switch' && shown ? { ...facts, ...readMetavar(shown.metavar) } : facts
}

function withProse(
  facts: OptionFacts,
  words: string,
  { usages, inUsage, bare, hasOneWords }: Row,
  metavar = '',
): OptionFacts {
  const flag = escapeRegExp(facts.flags[0] ?? '')
  const shown = facts.default
  const isSwitch = facts.kind === 'switch'
  const bareRead = (): ReturnType<typeof bareOption> =>
    isBareInUsage(facts.flags, usages, inUsage) ? 'switch' : bareOption(facts, words, bare)
  const isRead = isSwitch ? bareRead() : 'value'
  // Where a colon stands for something else than `=`, it is for one of several.
  const isOneOfSeveral = facts.joinedBy === ':' && hasOneWords
  // `[-e CODE]...`, `[-e|-f CODE]*`
  const inRepeated = new RegExp(
    `\\[ ?(?:-[\\w-]+ ?\\| ?)*${flag}(?: ?\\| ?-[\\w-]+)* [^\\]]*\\](?:\\.\\.\\.|[*+])`,
  )
  const isRepeated =
    facts.kind === 'list' ||
    isOneOfSeveral ||
    (facts.kind === 'value' && isOfSeveral(facts.flags, metavar, words)) ||
    (isSwitch && saysSeveral(words)) ||
    // The usage may show the value that its row leaves out.
    (isRead !== 'switch' && !facts.isJoined && saysRepeated(words)) ||
    usages.some((usage) => inRepeated.test(usage))
  const valueKind = isRepeated ? 'list' : 'value'
  const kind = isRead === 'switch' ? 'switch' : valueKind
  return {
    ...facts,
    kind,
    ...(isRead === 'unsure' && kind === 'value' && { bareValue: 'true', help: `${words} ${unsure}`.trim() }),
    default: shown,
    type: facts.type ?? (isRead === 'unsure' ? undefined : numberType(shown, words, metavar)),
    required:
      facts.required ??
      (kind !== 'switch' && usages.length > 0 && usages.every((usage) => isRequiredIn(usage, flag))),
  }
}

/** Whether a usage shows an option with its value outside brackets, and nothing that may replace it. */
function isRequiredIn(usage: string, flag: string): boolean {
  const found = new RegExp(`(?<![[|])${flag} [A-Z<]`).exec(usage)
  if (!found) return false
  const before = usage.slice(0, found.index)
  const isInside = ['[]', '{}', '()'].some(
    ([opens = '', closes = '']) => before.split(opens).length > before.split(closes).length,
  )
  return !isInside && !before.trimEnd().endsWith('|')
}
