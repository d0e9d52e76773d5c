import type { OptionFacts, ScalarType } from './build-parameter.js'
import { isKindOfValue } from './kind-of-value.js'
import { splitChoices } from './read-notes.js'

const types: readonly [RegExp, ScalarType][] = [
  [/^u?int(eger)?(8|16|32|64)?$|^int(eger)?[ _]range|^count$/i, 'integer'],
  [/^(float|double|decimal|fp)(32|64)?$|^number$|^n\.n+$|^float[ _]range/i, 'number'],
  [/^bool(ean)?$/i, 'boolean'],
]
const listWords =
  /^(strings|ints|uints|floats|bools|durations|(string|int|uint|float(32|64)?|bool|duration|ip)(Array|Slice)|stringTo\w+|list|map|lists)$/

/** `<a> <b>`, `KEY VALUE`, `a v`: so many values stand behind the flag. */
const several = /^(?:<[^<>]+>|[A-Z][A-Z0-9_-]*|[a-z])(?: (?:<[^<>]+>|[A-Z][A-Z0-9_-]*|[a-z]))+$/
/** `name value`: two of a kind that belong together; `output file` is one. */
const both =
  /^(?:(?:name|key) (?:value|file|path)|(?:from|start|first|begin) (?:to|end|last|stop)|width height|min max|old new|x y)$/
const placeholders = /<[^<>]+>|[^\s<>]+/g

/** Brackets around all words, and none within: in `<jobs>|auto`, `<time>[m|s]`, `[+|-]ID`, `[=[ID][+N]|all]` they are not all values. */
const closed = /^(?:\[?=)?[[<{(]*[^[\]<>{}()]*[\]>})]*(?:\[?,? ?(?:\.\.\.|…)\]?)*$/

/** A name, and what the value may be: `LEVEL:int`, `WHEN:{auto, never}`. */
const typedName = /^[A-Z][A-Z0-9_-]*:(\{[^{}]+\}|int|float)$/

/** `[kmgKMG]`: one of these letters, as patterns have it; a word has vowels, and an abbreviation one case. */
const letterClass = /^\[(?![A-Z]+\]|[a-z]+\])([B-DF-HJ-NP-TV-XZb-df-hj-np-tv-xz]{4,})\]$/

/** Reads the placeholder of an option's value: `<FILE>`, `[=WHEN]`, `TAG,...`, `INTEGER`, `a|b`; empty for a switch. */
export function readMetavar(
  metavar: string,
): Pick<OptionFacts, 'kind' | 'type' | 'enum' | 'isJoined' | 'list' | 'minItems' | 'maxItems'> {
  if (metavar === '') return { kind: 'switch' }
  const letters = letterClass.exec(metavar)?.[1]
  if (letters !== undefined) return { kind: 'value', enum: Array.from(letters) }
  const behindName = typedName.exec(metavar)?.[1]
  if (behindName !== undefined) return readMetavar(behindName)
  if (both.test(metavar) || (several.test(metavar) && typeOfWord(metavar) === undefined)) {
    const count = metavar.match(placeholders)?.length ?? 0
    return { kind: 'list', list: 'exact', minItems: count, maxItems: count }
  }
  const isWhole = /^\[=?[^\]]*\]$/.test(metavar) && !metavar.includes('|')
  // Of `<key[=value]>` only a part may be left out.
  const isJoined = isWhole ? true : /^[^<]*\[=/.test(metavar)
  // `--format=...`: only dots stand for any value.
  const isList = /\.\.\.|…/.test(metavar) && !/^[.…]+$/.test(metavar)
  const word = metavar
    .replaceAll(/\.\.\.|…|[<>[\]{}()=]/g, '')
    .trim()
    .replace(/,$/, '')
  const [, listType] = /^list\[(\w+)\]$/.exec(metavar.replaceAll(/[<>]/g, '')) ?? []
  const type = typeOfWord(listType ?? word.replace(/s$|Array$|Slice$/, listWords.test(word) ? '' : '$&'))
  const choices =
    /^[\w.:+/*-]+(\s*[|]\s*[\w.:+/*-]+)+$|^\{[^}]+,[^}]+\}$/.test(word) || /^\{.+,.+\}/.test(metavar)
      ? splitChoices(word)
      : undefined
  return {
    kind: isList || listType !== undefined || listWords.test(word) ? 'list' : 'value',
    ...(metavar.includes(',...') && { list: 'commas' as const }),
    ...(type && { type }),
    ...(choices &&
      choices.length > 1 &&
      (!metavar.includes('|') || closed.test(metavar)) &&
      !choices.some(isKindOfValue) && { enum: choices }),
    ...(isJoined && { isJoined }),
  }
}

export function typeOfWord(word: string): ScalarType | undefined {
  return types.find(([pattern]) => pattern.test(word.trim()))?.[1]
}
