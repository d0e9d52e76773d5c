import type { TrueParameter } from '../score/truth.js'

const line =
  /^(?<left>~?)(?<names>[^:]+?)(?:: (?<types>[a-z|]+))?(?<required>!?)(?: \{(?<values>.*)\})?(?: =(?<hidden>~?) (?<initial>[^]*))?$/

/**
 * Reads a parameter that is written as `-d --delimiter: string`: its flags, or the name of a positional, then the types
 * that are right, `boolean` unless said; `!` if it is required, `{a|b}` if it takes only these values, `= x` for the
 * default that its help shows, `=~ x` for one that it does not (`=~ *` where it depends on the machine),
 * `["x", "y"]` for a list. `~` before it: may be left out.
 */
export function readParameter(text: string): TrueParameter {
  const { left, names = '', types, required, values, hidden, initial } = line.exec(text)?.groups ?? {}
  if (names === '') throw new Error(`"${text}" is no parameter; one looks like "-d --delimiter: string = ,"`)
  const words = names.trim().split(/\s+/)
  const flags = words.filter((word) => /^[-+/]./.test(word))
  const [type = 'boolean', ...accept] = (types ?? 'boolean').split('|')
  const shown = values?.split('|') ?? null
  const value: unknown = initial?.startsWith('["') === true ? JSON.parse(initial) : (initial ?? null)
  return {
    name: (flags.find((flag) => flag.startsWith('--')) ?? words[0] ?? '').replace(/^[-+/]+/, ''),
    kind: flags.length > 0 ? 'option' : 'positional',
    flags,
    aliases: flags.length > 0 ? [] : words,
    type,
    accept,
    required: required === '!',
    requiredVisible: true,
    description: '',
    default: hidden === '~' ? null : value,
    enum: shown,
    hiddenDefault: value,
    hiddenEnum: null,
    enumAny: false,
    optional: left === '~',
  }
}
