import type { Arbitrary } from 'fast-check'
import type { JsonSchema } from '../../../discovery/tool.js'
import { isObject } from '../../../is-object.js'

type FastCheck = typeof import('fast-check')

/** Where a schema has no bound of its own: more would only find that a program takes long for it. */
const numberMax = 1_000_000
const itemsMax = 5
const charactersMax = 40

/** Texts at which programs stumble. */
const hardTexts = [
  '',
  ' ',
  '-',
  '--',
  '-1',
  '0',
  '../x',
  'a b',
  '"',
  "'",
  '\\',
  '$HOME',
  '%s',
  '{}',
  'é',
  '😀',
  '\n',
  '\t',
]

/**
 * Generates values for a schema. What it says in ways that are not read here, such as a $ref, is for its validation to
 * refuse.
 */
export function arbitraryOf(fc: FastCheck, schema: JsonSchema): Arbitrary<unknown> {
  if ('const' in schema) return fc.constant(schema.const)
  if (Array.isArray(schema.enum)) return fc.constantFrom<unknown>(...(schema.enum as unknown[]))
  const ways = [schema.anyOf, schema.oneOf].find((one) => Array.isArray(one)) as JsonSchema[] | undefined
  if (ways) {
    const rest = Object.fromEntries(Object.entries(schema).filter(([name]) => !/^(any|one)Of$/.test(name)))
    return fc.oneof(...ways.map((way) => arbitraryOf(fc, { ...rest, ...way })))
  }
  if (Array.isArray(schema.allOf)) {
    const { allOf, ...rest } = schema
    return arbitraryOf(fc, Object.assign({}, rest, ...(allOf as JsonSchema[])) as JsonSchema)
  }
  const types =
    schema.type === undefined ? ['string', 'integer', 'boolean'] : ([schema.type].flat() as string[])
  return fc.oneof(...types.map((type) => ofType(fc, type, schema)))
}

function ofType(fc: FastCheck, type: string, schema: JsonSchema): Arbitrary<unknown> {
  switch (type) {
    case 'string':
      return textOf(fc, schema)
    case 'integer':
    case 'number':
      return numberOf(fc, type, schema)
    case 'boolean':
      return fc.boolean()
    case 'array':
      return listOf(fc, schema)
    case 'object':
      return objectOf(fc, schema)
    default:
      return fc.constant(null)
  }
}

function textOf(fc: FastCheck, { format, pattern, minLength, maxLength }: JsonSchema): Arbitrary<unknown> {
  const byFormat = ofFormat(fc, format)
  if (byFormat) return byFormat
  const length = { minLength: numberIn(minLength) ?? 0 }
  const max = numberIn(maxLength) ?? Math.max(length.minLength, charactersMax)
  const isShort = (text: string): boolean => {
    const { length: characters } = Array.from(text)
    return characters >= length.minLength && characters <= max
  }
  if (typeof pattern === 'string') return fc.stringMatching(new RegExp(pattern, 'u'))
  const hard = hardTexts.filter(isShort)
  const any = fc.string({ unit: 'grapheme', ...length, maxLength: max }).filter(isShort)
  const plain = fc.string({ ...length, maxLength: max })
  return hard.length > 0 ? fc.oneof(any, plain, fc.constantFrom(...hard)) : fc.oneof(any, plain)
}

function ofFormat(fc: FastCheck, format: unknown): Arbitrary<string> | undefined {
  const dates = fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })
  switch (format) {
    case 'date':
      return dates.map((date) => date.toISOString().slice(0, 10))
    case 'time':
      return dates.map((date) => date.toISOString().slice(11))
    case 'date-time':
      return dates.map((date) => date.toISOString())
    case 'email':
      return fc.emailAddress()
    case 'uri':
      return fc.webUrl()
    case 'uuid':
      return fc.uuid()
    case 'ipv4':
      return fc.ipV4()
    case 'ipv6':
      return fc.ipV6()
    default:
      return undefined
  }
}

function numberOf(fc: FastCheck, type: 'integer' | 'number', schema: JsonSchema): Arbitrary<number> {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema
  const min = numberIn(minimum) ?? numberIn(exclusiveMinimum) ?? Math.min(-numberMax, numberIn(maximum) ?? 0)
  const max = numberIn(maximum) ?? numberIn(exclusiveMaximum) ?? Math.max(numberMax, min)
  const step = numberIn(multipleOf) ?? (type === 'integer' ? 1 : undefined)
  if (step === undefined) return fc.double({ min, max, noNaN: true })
  const [low, high] = [Math.ceil(min / step), Math.floor(max / step)]
  return fc.integer({ min: Math.min(low, high), max: high }).map((times) => times * step)
}

function listOf(
  fc: FastCheck,
  { items, prefixItems, minItems, maxItems, uniqueItems }: JsonSchema,
): Arbitrary<unknown> {
  const item = arbitraryOf(fc, isObject(items) ? items : {})
  if (Array.isArray(prefixItems))
    return fc.tuple(...(prefixItems as JsonSchema[]).map((one) => arbitraryOf(fc, one)))
  const minLength = numberIn(minItems) ?? 0
  const maxLength = Math.min(numberIn(maxItems) ?? Infinity, Math.max(minLength, itemsMax))
  return uniqueItems === true
    ? fc.uniqueArray(item, { minLength, maxLength, selector: (one) => JSON.stringify(one) })
    : fc.array(item, { minLength, maxLength })
}

function objectOf(fc: FastCheck, { properties, required }: JsonSchema): Arbitrary<unknown> {
  const all = Object.entries(isObject(properties) ? properties : {})
  const names = Array.isArray(required) ? (required as string[]) : []
  const fields = all.map(([name, one]) => [name, arbitraryOf(fc, isObject(one) ? one : {})] as const)
  return fc.record(Object.fromEntries(fields), {
    requiredKeys: names.filter((name) => all.some(([one]) => one === name)),
    noNullPrototype: true,
  })
}

function numberIn(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined
}
