import { isObject } from '../../../is-object.js'
import type { JsonSchema, Parameter } from '../../tool.js'

/** What a script for a shell offers where the value of an option is typed; other values may be taken too. */
export interface OfferedValues {
  /** Every spelling of the option, dashes included. */
  readonly flags: readonly string[]
  readonly values: readonly string[]
}

/**
 * Adds the values that a program's completion offers to the texts of parameters whose values are not known. They are no
 * enum: what is offered is rarely all that is taken (`--sort=a,b`, `--style=custom`).
 */
export function addValues(parameters: readonly Parameter[], offered: readonly OfferedValues[]): Parameter[] {
  return parameters.map((parameter) => {
    const { schema, flag = '', completedBy = [] } = parameter
    const values = offered.find(({ flags }) => flags.includes(flag))?.values
    if (!values || !takesAnyText(schema) || saysThem(schema, values)) return parameter
    const { description = '' } = schema
    const sentence = String(description).replace(/[^.!?:;]$/, '$&.')
    const text = `${sentence} Such as: ${values.join(', ')}.`.trim()
    return {
      ...parameter,
      schema: { ...schema, description: text },
      completedBy: [...completedBy, 'completion'],
    }
  })
}

/** Whether a value, or an item of a list, may be any text. */
function takesAnyText({ type, enum: values, items }: JsonSchema): boolean {
  if (type === 'array') return isObject(items) && takesAnyText(items)
  return type === 'string' && values === undefined
}

function saysThem({ description = '' }: JsonSchema, values: readonly string[]): boolean {
  const words = new Set(String(description).split(/[^\w.+-]+|[.,;](?=\s|$)/))
  return values.every((value) => words.has(value))
}
