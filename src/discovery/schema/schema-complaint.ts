import type { ErrorObject } from 'ajv'
import type { Complaint } from '../complaint.js'
import { isObject } from '../../is-object.js'
import { nearestWord } from '../../nearest-name.js'
import { quote } from '../../quote.js'

/** An Ajv error in words, with the path into the document: `commands[0].parameters[2].type "str" is not one of ...`. */
export function schemaComplaint(error: ErrorObject, root = ''): Complaint {
  const { keyword, params } = error as { keyword: string; params: Record<string, unknown> }
  const at = joinPath(root, error.instancePath)
  const value = quote(error.data)
  switch (keyword) {
    case 'required':
      return { field: joinPath(at, `/${String(params.missingProperty)}`), message: 'is missing' }
    case 'additionalProperties': {
      const name = String(params.additionalProperty)
      return { field: joinPath(at, `/${name}`), message: `is not known${meant(name, knownNames(error))}` }
    }
    case 'enum': {
      const allowed = params.allowedValues as unknown[]
      return {
        field: at,
        message: `${value} is not one of ${allowed.map(quote).join(', ')}${meant(error.data, allowed)}`,
      }
    }
    case 'const':
      return { field: at, message: `${value} is not ${quote(params.allowedValue)}` }
    case 'type':
      return { field: at, message: `${value} is not ${[params.type].flat().map(article).join(' or ')}` }
    case 'false schema':
      return { field: at, message: `${value} contradicts another field; leave out one of the two` }
    default:
      return { field: at, message: `${value} ${error.message ?? 'is wrong'}` }
  }
}

/** The same for who sends a document: `"city" is missing`. `whole` is what the document is called. */
export function complaintText({ field, message }: Complaint, whole: string): string {
  return `${field === '' ? whole : `"${field}"`} ${message}`
}

/** ` (did you mean "kelvin"?)`, of what is like a text that was given; else nothing. */
function meant(given: unknown, allowed: readonly unknown[]): string {
  const words = allowed.filter((one) => typeof one === 'string')
  const near = typeof given === 'string' ? nearestWord(given, words) : undefined
  return near === undefined ? '' : ` (did you mean ${quote(near)}?)`
}

/** The names of the properties that the schema has in the place of one that it has not. */
function knownNames({ parentSchema }: ErrorObject): string[] {
  const properties: unknown = parentSchema?.properties
  return isObject(properties) ? Object.keys(properties) : []
}

/** Turns `/commands/0/name` into `root.commands[0].name`. */
function joinPath(root: string, pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce((path, part) => path + (/^\d+$/.test(part) ? `[${part}]` : `.${part}`), root)
    .replace(/^\./, '')
}

function article(type: unknown): string {
  const word = String(type)
  return word === 'null' ? word : `${/^[aio]/.test(word) ? 'an' : 'a'} ${word}`
}
