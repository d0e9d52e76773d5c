import type { OptionFacts } from '../../build-parameter.js'
import { rowShape } from '../../layout/row-shape.js'
import { splitRow } from '../../layout/split-row.js'
import { saysValue } from './says-value.js'

/** What the words and examples of a help give to its options behind `=`, by the flag: `e.g. --quote=#`. */
export type ShownValues = ReadonlyMap<string, readonly string[]>

const given = /(?<![\w-])(--?[a-zA-Z][\w-]*)=([^\s,;)]+)/g
const booleanDefault = /\bdefaults?(?: is| to)?[:=]? *(true|false)\b/i

/** Finds the values that a text gives to options outside the heads of its rows and the brackets of its usages. */
export function shownValues(text: string): ShownValues {
  const found = new Map<string, string[]>()
  for (const line of text.split('\n')) {
    const words = rowShape(line) === 'option' ? splitRow(line.trim()).help : line
    for (const [, flag = '', value = ''] of words.matchAll(given))
      if (!isPlaceholder(value)) found.set(flag, [...(found.get(flag) ?? []), value])
  }
  return found
}

/**
 * Adds the value that words or an example give to an option without a placeholder. Where one is given `=true` or `=false`,
 * others that are on or off by default are given so, too.
 */
export function withShownValue(facts: OptionFacts, words: string, shown: ShownValues): OptionFacts {
  if (facts.kind !== 'switch') return facts
  const values = facts.flags.flatMap((flag) => shown.get(flag) ?? [])
  const initial = booleanDefault.exec(words)?.[1]?.toLowerCase()
  const isBoolean = values.length > 0 ? areBoolean(values) : initial !== undefined && giveBooleans(shown)
  if (isBoolean) return { ...facts, kind: 'value', type: 'boolean', default: initial }
  if (values.length === 0) return facts
  // Its text may speak of one of its values only: `--color: the same as --color=always`.
  const isJoined = saysValue(words) === 'value' ? undefined : true
  return { ...facts, kind: 'value', isJoined }
}

function giveBooleans(shown: ShownValues): boolean {
  return [...shown.values()].some(areBoolean)
}

function areBoolean(values: readonly string[]): boolean {
  return values.every((value) => /^(?:true|false)\.?$/i.test(value))
}

/** `[--size=N]`, `--file=<path>`: it stands for a value, and is none. */
function isPlaceholder(value: string): boolean {
  return /^[<[{(]|^[A-Z][A-Z0-9_-]*$|[\]>]$/.test(value)
}
