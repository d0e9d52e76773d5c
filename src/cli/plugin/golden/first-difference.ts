import { NumberLiteral } from '../../../executor/number-literal.js'
import { isObject } from '../../../is-object.js'

/** The first place where two values of JSON differ. */
export interface Difference {
  /** `items[2].name`; empty: the values themselves. */
  readonly path: string
  /** Undefined: nothing is there. */
  readonly expected: unknown
  readonly got: unknown
}

/** Compares values of JSON, whatever the order of fields; undefined: they are the same. */
export function firstDifference(expected: unknown, got: unknown, path = ''): Difference | undefined {
  if (isObject(expected) && isObject(got) && !isNumber(expected) && !isNumber(got)) {
    const names = [...new Set([...Object.keys(expected), ...Object.keys(got)])]
    return firstOf(names, (name) => firstDifference(own(expected, name), own(got, name), fieldOf(path, name)))
  }
  if (Array.isArray(expected) && Array.isArray(got)) {
    const indices = Array.from({ length: Math.max(expected.length, got.length) }, (_, index) => index)
    return firstOf(indices, (index) => firstDifference(expected[index], got[index], `${path}[${index}]`))
  }
  return Object.is(plain(expected), plain(got)) ? undefined : { path, expected, got }
}

function firstOf<T>(
  items: readonly T[],
  compare: (item: T) => Difference | undefined,
): Difference | undefined {
  for (const item of items) {
    const difference = compare(item)
    if (difference) return difference
  }
  return undefined
}

function own(object: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined
}

function fieldOf(path: string, name: string): string {
  if (!/^[\w$-]+$/.test(name)) return `${path}[${JSON.stringify(name)}]`
  return path === '' ? name : `${path}.${name}`
}

function isNumber(value: unknown): value is NumberLiteral {
  return value instanceof NumberLiteral
}

/** `1.0` is 1; a number that has more digits than JavaScript keeps is its text. 0 and -0 are the same. */
function plain(value: unknown): unknown {
  const number = isNumber(value) ? (value.exact() ?? value.text) : value
  return number === 0 ? 0 : number
}
