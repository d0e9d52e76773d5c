import type { JsonSchema } from '../../../discovery/tool.js'
import { coerceArgument } from '../../../executor/coerce-argument.js'
import { mainType } from '../../../executor/main-schema.js'
import { isObject } from '../../../is-object.js'
import { fitTexts } from '../fit-arguments.js'

/** One value of a form: https://modelcontextprotocol.io/specification/2025-11-25/client/elicitation#requested-schema */
export interface Field {
  readonly name: string
  readonly schema: JsonSchema
  readonly isRequired: boolean
  /** Several of the choices, or of any texts. */
  readonly isList: boolean
  /** The values to choose from; undefined: any that its schema allows. */
  readonly choices: readonly Choice[] | undefined
}

interface Choice {
  readonly value: unknown
  /** For a person. */
  readonly name: string
}

export function readField(name: string, schema: JsonSchema, isRequired: boolean): Field {
  const isList = mainType(schema) === 'array'
  const { items } = schema
  const choices = choicesOf(isList && isObject(items) ? items : schema)
  return { name, schema, isRequired, isList, choices }
}

function choicesOf({ type, enum: values, enumNames, oneOf, anyOf }: JsonSchema): Choice[] | undefined {
  const titled = [oneOf, anyOf].find((one) => Array.isArray(one)) as readonly JsonSchema[] | undefined
  if (titled?.every((one) => 'const' in one))
    return titled.map(({ const: value, title }) => ({ value, name: String(title ?? value) }))
  // The titles of before 2025-11-25.
  const names: readonly unknown[] = Array.isArray(enumNames) ? enumNames : []
  if (Array.isArray(values))
    return values.map((value: unknown, index) => ({ value, name: String(names[index] ?? value) }))
  if (type !== 'boolean') return undefined
  return [
    { value: true, name: 'Yes' },
    { value: false, name: 'No' },
  ]
}

/** The value that a person means by texts: a number or a boolean, a list with commas, JSON. */
export function valueOf({ schema }: Pick<Field, 'schema'>, texts: readonly string[]): unknown {
  return coerceArgument(fitTexts(texts, { schema }), schema).checked
}

/** What a value must be, in a word: `integer`, `email`, `text`. */
export function kindOf({ schema }: Pick<Field, 'schema'>): string {
  const { format } = schema
  if (typeof format === 'string') return format
  const type = mainType(schema)
  return typeof type === 'string' && type !== 'string' ? type : 'text'
}
