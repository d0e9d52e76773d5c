import type { Parameter } from '../discovery/tool.js'
import { hasScalarItems, itemSchema } from './main-schema.js'
import { NumberLiteral } from './number-literal.js'

/** What may be several values in one text, or a list as JSON or as Python writes it. */
const mayBeSeveral = /[,\n]|^\s*(?:[[{]|$)/

/**
 * Takes a single text or number for a list of one, and a list of values for a list of one such list, as agents give
 * them. Anything else is returned as it is, for the schema to refuse: a text that may mean several values, and any for words that go to a program as they are, for it may be a
 * whole command line.
 */
export function listOfOne(value: unknown, parameter: Parameter): unknown {
  const { schema, isRaw, list, each } = parameter
  if (each && Array.isArray(value) && value.length > 0 && !value.some(Array.isArray)) return [value]
  const isList = itemSchema(schema) !== undefined && hasScalarItems(schema)
  if (!isList || isRaw || list === 'remainder') return value
  const isOne =
    typeof value === 'number' ||
    value instanceof NumberLiteral ||
    (typeof value === 'string' && !mayBeSeveral.test(value))
  return isOne ? [value] : value
}
