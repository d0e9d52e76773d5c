import { countMax } from '../count-max.js'
import type { JsonSchema, Parameter } from '../../tool.js'
import { foldName } from '../../parameter-name.js'

export type ScalarType = 'string' | 'integer' | 'number' | 'boolean'

/** What a help text says about one value. */
interface ValueFacts {
  /** The type of the value or of a list's items; a string unless the help shows another. */
  readonly type?: ScalarType | undefined
  readonly enum?: readonly string[] | undefined
  /** As written in the help; converted to the type, or left out if it does not fit. */
  readonly default?: string | undefined
  readonly help?: string | undefined
  readonly required?: boolean | undefined
  readonly minItems?: number | undefined
  readonly maxItems?: number | undefined
}

export interface OptionFacts extends ValueFacts {
  /** Every spelling, dashes included: the first long one is used and becomes the name. */
  readonly flags: readonly string[]
  readonly kind: 'switch' | 'count' | 'value' | 'list'
  readonly negation?: string | undefined
  /** How a list is given; `repeated` by default. */
  readonly list?: Parameter['list']
  readonly isJoined?: boolean | undefined
  readonly isOneWord?: boolean | undefined
  readonly joinedBy?: Parameter['joinedBy'] | undefined
  readonly depth?: number | undefined
  /** The value that gives the flag alone, where nobody can tell whether it takes one. */
  readonly bareValue?: string | undefined
}

export function optionParameter(facts: OptionFacts): Parameter {
  const {
    flags,
    kind,
    negation,
    list,
    isJoined,
    isOneWord,
    joinedBy,
    depth,
    bareValue,
    required = false,
  } = facts
  const flag = flags.find((one) => one.startsWith('--')) ?? flags[0] ?? '--'
  return {
    name: parameterName(flag),
    required,
    schema: schemaOf(facts, kind),
    flag,
    ...(kind === 'switch' && { isSwitch: true }),
    ...(kind === 'count' && { isCount: true }),
    ...(negation !== undefined && { negation }),
    ...(kind === 'list' && { list: list ?? 'repeated' }),
    ...(isJoined && { isJoined }),
    ...(isOneWord && (kind === 'value' || kind === 'list') && /^--|^-\w$/.test(flag) && { isOneWord }),
    ...(joinedBy && (kind === 'value' || kind === 'list') && { joinedBy }),
    ...(depth !== undefined && { depth }),
    ...(bareValue !== undefined && { bareValue }),
  }
}

export interface PositionalFacts extends ValueFacts {
  readonly name: string
  readonly isList?: boolean | undefined
  /** A list of all to the end of the line, options too. */
  readonly isRest?: boolean | undefined
}

export function positionalParameter(facts: PositionalFacts): Parameter {
  const { name, isList = false, isRest = false, required = false } = facts
  return {
    name: parameterName(name),
    required,
    schema: schemaOf(facts, isList ? 'list' : 'value'),
    positional: true,
    ...(isList && { list: isRest ? ('remainder' as const) : ('together' as const) }),
  }
}

/** Makes names unique: the first of each keeps it, later ones get a number. `_` and `-` are the same to callers. */
export function nameApart(parameters: readonly Parameter[]): Parameter[] {
  const times = new Map<string, number>()
  return parameters.map((parameter) => {
    const name = foldName(parameter.name)
    const time = (times.get(name) ?? 0) + 1
    times.set(name, time)
    return time === 1 ? parameter : { ...parameter, name: `${parameter.name}_${time}` }
  })
}

/** A name that every client accepts for a property: `dry-run` for `--dry-run`, `unit_name` for `<unit name>`. */
function parameterName(text: string): string {
  const name = text
    .replaceAll(/[^\w.-]+/g, '_')
    .replace(/^[-_]+/, '')
    .replace(/_+$/, '')
  return name.slice(0, 64) || 'value'
}

function schemaOf(facts: ValueFacts, kind: OptionFacts['kind']): JsonSchema {
  const { help = '', minItems, maxItems } = facts
  const description = help === '' ? {} : { description: help }
  if (kind === 'switch') return { type: 'boolean', ...description, ...defaultOfSwitch(facts) }
  if (kind === 'count')
    return { type: 'integer', minimum: 0, maximum: countMax, ...description, ...defaultOf(facts, 'integer') }
  const type = facts.type ?? 'string'
  const values = facts.enum?.map((text) => typedValue(text, type)).filter((value) => value !== undefined)
  const scalar = { type, ...(values && values.length > 0 && { enum: values }) }
  return kind === 'value'
    ? { ...scalar, ...description, ...defaultOf(facts, type) }
    : {
        type: 'array',
        items: scalar,
        ...(minItems !== undefined && { minItems }),
        ...(maxItems !== undefined && { maxItems }),
        ...description,
        ...listDefaultOf(facts, type),
      }
}

/** A default of a list is written as `.`, `[a,b]` or `["a", "b"]`; left out if it is not sure to be one. */
export function listDefaultOf(
  facts: Pick<ValueFacts, 'default' | 'enum'>,
  type: ScalarType,
): { default?: unknown } {
  const { default: shown = '', enum: choices } = facts
  const inside = /^\[(.*)\]$/.exec(shown)?.[1]
  const items = (inside === undefined ? [shown] : inside.split(/, ?/)).map((item) =>
    item.replace(/^(["'])(.*)\1$/, '$2'),
  )
  const values = items.map((item) => typedValue(item, type))
  const isSure = items.every((item) => /^\S+$/.test(item) && choices?.includes(item) !== false)
  return isSure && !values.includes(undefined) ? { default: values } : {}
}

/** A switch is on or off, whatever words the help has for it. */
function defaultOfSwitch({ default: shown = '' }: ValueFacts): { default?: boolean } {
  if (/^(?:true|on|yes|enabled)$/i.test(shown)) return { default: true }
  return /^(?:false|off|no|disabled)$/i.test(shown) ? { default: false } : {}
}

function defaultOf(facts: ValueFacts, type: ScalarType): { default?: unknown } {
  const value = facts.default === undefined ? undefined : typedValue(facts.default, type)
  const isKnown = facts.enum === undefined || facts.enum.includes(facts.default ?? '')
  return value === undefined || !isKnown ? {} : { default: value }
}

/** The value that a text means for this type; undefined if it means none. */
export function typedValue(text: string, type: ScalarType): unknown {
  switch (type) {
    case 'string':
      return text
    case 'boolean':
      if (/^true$/i.test(text)) return true
      return /^false$/i.test(text) ? false : undefined
    default: {
      const number = Number(text)
      const fits =
        text.trim() !== '' && Number.isFinite(number) && (type === 'number' || Number.isSafeInteger(number))
      return fits ? number : undefined
    }
  }
}
