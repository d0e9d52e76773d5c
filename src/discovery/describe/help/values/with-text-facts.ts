import type { JsonSchema, Parameter } from '../../../tool.js'
import { listDefaultOf, typedValue, type ScalarType } from '../build-parameter.js'
import { isListDefault, readNotes } from '../read-notes.js'
import { readAnnounced, readChoices } from './read-choices.js'

/**
 * Adds to a parameter that a parser or another text knows what only its own text says: the values that it lists
 * (`One of 'a', 'b'`, `Output format (a, b)`), and the default that it shows. What is known already is right, whatever the text says.
 */
export function withTextFacts(parameter: Parameter): Parameter {
  const { name, schema, required, isSwitch, isCount } = parameter
  const { description } = schema
  if (typeof description !== 'string' || isSwitch || isCount) return parameter
  const values = enumIn(schema, description, name)
  // An empty text stands for a default that only the words tell.
  const isKnown = schema.default !== undefined && schema.default !== ''
  const shown = required || isKnown ? undefined : defaultIn(schema, description, values)
  if (values === undefined && shown === undefined) return parameter
  return {
    ...parameter,
    schema: { ...schema, ...(values && { enum: values }), ...(shown !== undefined && { default: shown }) },
  }
}

/** A known default that is none of the values shows that there are others. */
function enumIn(schema: JsonSchema, text: string, name: string): readonly string[] | undefined {
  const { type, enum: known, default: own } = schema
  const words = text.replaceAll(/\s+/g, ' ')
  if (type !== 'string' || known !== undefined) return undefined
  // A list that nothing announces may be one of examples; a default among them shows that it is none.
  const listed = typeof own === 'string' ? readChoices(words, { name }) : readAnnounced(words)
  const values = listed?.values
  return typeof own === 'string' && !values?.includes(own) ? undefined : values
}

function defaultIn(schema: JsonSchema, text: string, values?: readonly string[]): unknown {
  const { type, enum: known } = schema
  // By a sentence at the end a parser tells in words of a default that it has but cannot show: `Default: now.`
  const shown = readNotes(text.replace(/(?:^| )Default: [^.]*\.$/, '')).default
  if (shown !== undefined && type === 'array') return ofList(schema, shown)
  const isOne = shown !== undefined && !isListDefault(shown) && isScalar(type)
  const value = isOne ? typedValue(shown, type) : undefined
  const all = values ?? (Array.isArray(known) ? known : undefined)
  return value === undefined || all?.includes(value as never) === false ? undefined : value
}

/** `(default: all)` is a word for what a list without an item means. */
function ofList({ items }: JsonSchema, shown: string): unknown {
  if (/^(?:all|any|none|every|empty)$/i.test(shown)) return undefined
  const { type, enum: known } = (items ?? {}) as {
    readonly type?: unknown
    readonly enum?: readonly unknown[]
  }
  return isScalar(type)
    ? listDefaultOf({ default: shown, enum: known?.map(String) }, type).default
    : undefined
}

function isScalar(type: unknown): type is ScalarType {
  return ['string', 'integer', 'number', 'boolean'].includes(type as string)
}
