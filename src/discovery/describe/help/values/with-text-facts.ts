import type { JsonSchema, Parameter } from '../../../tool.js'
import { typedValue, type ScalarType } from '../build-parameter.js'
import { readNotes } from '../read-notes.js'
import { readAnnounced } from './read-choices.js'

/**
 * Adds to a parameter that a parser or another text knows what only its own text says: the values that it announces
 * (`One of 'a', 'b'`), and the default that it shows. What is known already is right, whatever the text says.
 */
export function withTextFacts(parameter: Parameter): Parameter {
  const { schema, required, isSwitch, isCount } = parameter
  const { description } = schema
  if (typeof description !== 'string' || isSwitch || isCount) return parameter
  const values = enumIn(schema, description)
  const shown = required || schema.default !== undefined ? undefined : defaultIn(schema, description, values)
  if (values === undefined && shown === undefined) return parameter
  return {
    ...parameter,
    schema: { ...schema, ...(values && { enum: values }), ...(shown !== undefined && { default: shown }) },
  }
}

/** A known default that is none of the values shows that there are others. */
function enumIn(schema: JsonSchema, text: string): readonly string[] | undefined {
  const { type, enum: known, default: own } = schema
  const values = type === 'string' && known === undefined ? readAnnounced(text)?.values : undefined
  return typeof own === 'string' && !values?.includes(own) ? undefined : values
}

function defaultIn(schema: JsonSchema, text: string, values?: readonly string[]): unknown {
  const { type, enum: known } = schema
  // By a sentence at the end a parser tells in words of a default that it has but cannot show: `Default: now.`
  const shown = readNotes(text.replace(/(?:^| )Default: [^.]*\.$/, '')).default
  const value = shown !== undefined && isScalar(type) ? typedValue(shown, type) : undefined
  const all = values ?? (Array.isArray(known) ? known : undefined)
  return value === undefined || all?.includes(value as never) === false ? undefined : value
}

function isScalar(type: unknown): type is ScalarType {
  return ['string', 'integer', 'number', 'boolean'].includes(type as string)
}
