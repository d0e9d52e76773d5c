import { PluginFailedError } from '../../../errors.js'
import type { JsonSchema } from '../../../discovery/tool.js'
import type { InputRequest } from '../../../executor/input-request.js'
import { isObject } from '../../../is-object.js'
import { quote } from '../../../quote.js'
import { SchemaChecker } from '../../../discovery/schema/schema-checker.js'
import { readField, type Field } from './field.js'

/** A form for the user: https://modelcontextprotocol.io/specification/2025-11-25/client/elicitation#form-mode-elicitation-requests */
export interface AskedForm {
  readonly kind: 'form'
  readonly name: string
  readonly message: string
  readonly fields: readonly Field[]
  readonly schema: JsonSchema
}

/** A page that the user must visit: https://modelcontextprotocol.io/specification/2025-11-25/client/elicitation#url-mode-elicitation-requests */
interface AskedPage {
  readonly kind: 'page'
  readonly name: string
  readonly message: string
  readonly url: string
}

/** Something for the client's model to say. */
export interface AskedModel {
  readonly kind: 'model'
  readonly name: string
  readonly params: Readonly<Record<string, unknown>>
}

/** The folders in which the user works. */
interface AskedRoots {
  readonly kind: 'roots'
  readonly name: string
}

/** What only a person can answer, where no flag does. */
export type AskedOfPerson = AskedForm | AskedPage | AskedModel

/** A program's question, by what it takes to answer it. */
export type Asked = AskedOfPerson | AskedRoots

/** Reads a question of `tool`. Throws a PluginFailedError for one that no client could show. */
export function readAsked(tool: string, name: string, { method, params = {} }: InputRequest): Asked {
  switch (method) {
    case 'roots/list':
      return { kind: 'roots', name }
    case 'sampling/createMessage':
      return { kind: 'model', name, params }
    case 'elicitation/create':
      return readElicitation(`${tool} asked ${quote(name)}`, name, params)
  }
}

function readElicitation(who: string, name: string, params: Readonly<Record<string, unknown>>): Asked {
  const { mode = 'form', message, url, requestedSchema: schema } = params
  const words = typeof message === 'string' ? message : ''
  if (mode === 'url') {
    if (typeof url === 'string') return { kind: 'page', name, message: words, url }
    throw new PluginFailedError(`${who} by the url ${quote(url)}; expected a text`)
  }
  if (mode !== 'form')
    throw new PluginFailedError(`${who} in the mode ${quote(mode)}; expected "form" or "url"`)
  if (!isObject(schema) || !isObject(schema.properties))
    throw new PluginFailedError(
      `${who} by the requestedSchema ${quote(schema)}; expected one of an object with properties`,
    )
  const problem = new SchemaChecker().problem(schema)
  if (problem !== undefined)
    throw new PluginFailedError(`${who} by a requestedSchema that is wrong: ${problem}`)
  const required: readonly unknown[] = Array.isArray(schema.required) ? schema.required : []
  const fields = Object.entries(schema.properties).map(([field, one]) =>
    readField(field, isObject(one) ? one : {}, required.includes(field)),
  )
  return { kind: 'form', name, message: words, fields, schema }
}
