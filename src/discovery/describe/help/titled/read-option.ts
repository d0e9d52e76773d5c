import type { Parameter } from '../../../tool.js'
import { optionParameter, type OptionFacts } from '../build-parameter.js'
import { onlyPrints } from '../only-prints.js'
import { readHead, type Entry } from '../read-lines.js'
import { readLiteral } from '../read-literal.js'
import { readMetavar } from '../read-metavar.js'
import { isListDefault, readNotes, type Notes } from '../read-notes.js'
import { isOneMore, saysRepeated } from '../says-repeated.js'
import { arePlaceholders } from '../values/are-placeholders.js'
import type { Called } from '../values/bare-list.js'
import { lettersOf } from '../values/letters.js'
import { readListedBelow } from '../values/listed-below.js'
import { digitFlags } from './digit-flags.js'
import { flagsApart } from './flags-apart.js'
import { valueInParts } from './in-parts.js'
import { negationIn } from './negation-in.js'
import { severalHeads } from './several-heads.js'
import type { Traits } from './traits.js'

/** `--size=N`, `--size[=N]`, `--size[<N>]`: flag and value are one word. */
const longBefore = /--[\w-]+(?:\[?=|\[(?:<|[A-Z]))/
/** `-T#`, `-l<n>`, `-V[LEVEL]`, `-g[dd]`, `-oFILE`, `-S.suf`: the value stands right behind the letter; many programs know no other way. */
const letterBefore = /^-[a-zA-Z@](?:#|<|\{|\[(?:[A-Z]|n\]|([a-z])\1+\])|[A-Z]{3}|\.[a-z])/

/** `-v...`, `-v, --verbose...`: dots right behind a flag without a value count how often it is given. */
const countedBefore = /^((?:(?:-\w|--\w[\w-]*), )*(?:-\w|--\w[\w-]*))(?:\.{2,}|…)$/

/** Reads an option from its line and help; empty for one that only prints or that the dialect leaves out. */
export function readOption(entry: Entry, traits: Traits): Parameter[] {
  const { option } = traits
  const help = (): string => readNotes(entry.help).help
  const digits = digitFlags(entry.head)
  if (digits) return digits.map((flag) => optionParameter({ flags: [flag], kind: 'switch', help: help() }))
  const counted = countedBefore.exec(entry.head)?.[1]
  if (counted !== undefined)
    return [optionParameter({ flags: counted.split(', '), kind: 'count', help: help() })]
  const several = severalHeads(entry.head)
  if (several) return several.flatMap((head) => readOption({ ...entry, head }, traits))
  const { flags, negation, metavar, joinedBy } = readHead(entry.head)
  const apart = metavar === '' ? flagsApart(flags, entry.help) : undefined
  if (apart) return apart.flatMap((head) => readOption({ ...entry, head }, traits))
  // `-#`: any digit.
  if (flags.length === 0 || flags.join() === '-#' || onlyPrints(flags, entry.help)) return []
  const notes = notesOf(entry, { name: longest(flags), placeholder: metavar })
  const isPair = /[\w.>]=\S/.test(metavar)
  const literal = readLiteral(metavar)
  const read: ReturnType<typeof readMetavar> = literal ?? readMetavar(metavar)
  const facts: OptionFacts = {
    ...notes,
    ...read,
    type: read.type ?? notes.type,
    // `<EXT:LANG>` is more than one of the languages.
    enum:
      entry.values ??
      (read.enum && !arePlaceholders(read.enum, entry.help) ? read.enum : undefined) ??
      lettersOf(metavar, entry.help) ??
      (isPair || /\w:\w/.test(metavar) ? undefined : notes.enum),
    flags: flags.filter((flag) => flag !== negation),
    negation:
      negation ?? negationIn(flags) ?? (literal?.default === 'true' ? `${longest(flags)}=false` : undefined),
    required: notes.required && notes.default === undefined,
    kind: kindOf(read, notes, saysRepeated(entry.help) || isOneMore(entry.help, metavar)),
    // Its words speak of K and V.
    ...(joinedBy && isPair && { kind: 'list', help: withForm(notes.help, metavar) }),
    joinedBy,
    isOneWord: (longest(flags).startsWith('--') ? longBefore : letterBefore).test(entry.head),
    ...valueInParts(entry),
  }
  const final = option ? option(facts, metavar, entry) : facts
  return final ? [optionParameter(withoutTwin(final))] : []
}

/** The notes of a text, and the values in rows below it. */
function notesOf({ help, lines = [] }: Entry, called: Called): Notes {
  const notes = readNotes(help, called)
  const below = readListedBelow(lines)
  if (!below) return notes
  const shown = below.default ?? notes.default
  return {
    ...notes,
    ...(below.isOpen ? {} : { enum: below.values }),
    ...(shown !== undefined && { default: shown }),
  }
}

/** A text with how its value is written. */
function withForm(help: string, form: string): string {
  return `${help.replace(/[^.!?:;]$/, '$&.')} Written as "${form}".`.trim()
}

function kindOf(
  { kind: shown, isJoined }: Pick<OptionFacts, 'kind' | 'isJoined'>,
  notes: Notes,
  isRepeated: boolean,
): OptionFacts['kind'] {
  if (notes.isCount) return 'count'
  if (notes.isList) return 'list'
  const isTyped = notes.type !== undefined && notes.type !== 'boolean'
  const kind = shown === 'switch' && isTyped ? 'value' : shown
  // A list can't be given without a value.
  return kind === 'value' && !isJoined && (isRepeated || isListDefault(notes.default)) ? 'list' : kind
}

function longest(flags: readonly string[]): string {
  return flags.find((flag) => flag.startsWith('--')) ?? flags[0] ?? ''
}

function withoutTwin(facts: OptionFacts): OptionFacts {
  return { ...facts, flags: facts.flags.filter((flag) => flag !== facts.negation) }
}
