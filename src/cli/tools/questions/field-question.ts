import { complaintAbout } from '../../../discovery/schema/complaint-about.js'
import type { AskedForm } from './asked.js'
import { kindOf, valueOf, type Field } from './field.js'
import type { PromptQuestion } from './prompt.js'

/** Choices that a person sees at once. */
const rowsMax = 12

/** The question of inquirer for a field of a form. */
export function fieldQuestion(form: AskedForm, field: Field): PromptQuestion {
  const { choices, isList, isRequired, schema } = field
  const message = label(form, field)
  const common = { message, default: schema.default, pageSize: rowsMax, loop: false }
  const validate = (given: unknown): true | string => problemOf(field, given) ?? true
  if (choices && isList) {
    const chosen = (all: readonly { value: unknown }[]): unknown[] => all.map(({ value }) => value)
    const isValid = (all: readonly { value: unknown }[]): true | string => validate(chosen(all))
    return { ...common, type: 'checkbox', choices, required: isRequired, validate: isValid }
  }
  if (choices) {
    const none = isRequired ? [] : [{ value: undefined, name: '(no answer)' }]
    return { ...common, type: 'select', choices: [...choices, ...none] }
  }
  const text = schema.default === undefined ? {} : { default: asText(schema.default) }
  return { type: 'input', message, ...text, validate }
}

/** The value that a person has given by inquirer; undefined: none. */
export function readAnswer(field: Field, given: unknown): unknown {
  const { isList, choices, schema, isRequired } = field
  if (typeof given === 'string' && !choices) return given === '' ? undefined : valueOf(field, [given])
  const isNothing = isList && Array.isArray(given) && given.length === 0
  return isNothing && !isRequired && schema.default === undefined ? undefined : given
}

function problemOf(field: Field, given: unknown): string | undefined {
  const value = readAnswer(field, given)
  if (value === undefined) return field.isRequired ? 'An answer is needed here' : undefined
  return complaintAbout(field.schema, value)
}

/** `Age: In years (integer, optional)`; the message of a form that has nothing else to say is its only field's. */
function label({ fields, message }: AskedForm, field: Field): string {
  const { name, schema, choices, isRequired } = field
  const said = [textOf(schema.title) ?? (isBare(fields) ? message : name), textOf(schema.description)]
  const kind = kindOf(field)
  const notes = [...(choices || kind === 'text' ? [] : [kind]), ...(isRequired ? [] : ['optional'])]
  return (
    said.filter((one) => one !== undefined).join(': ') + (notes.length > 0 ? ` (${notes.join(', ')})` : '')
  )
}

/** Whether the form's message, in one line, is all that it says. */
export function isOneQuestion({ fields, message }: Pick<AskedForm, 'fields' | 'message'>): boolean {
  return isBare(fields) && message !== '' && !message.includes('\n')
}

function isBare([only, ...others]: readonly Field[]): boolean {
  const { title, description } = only?.schema ?? {}
  return only !== undefined && others.length === 0 && title === undefined && description === undefined
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
