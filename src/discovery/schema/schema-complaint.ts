import type { ErrorObject } from 'ajv'
import type { Complaint } from '../complaint.js'
import { quote } from '../../quote.js'

/** An Ajv error in words, with the path into the document: `commands[0].parameters[2].type "str" is not one of ...`. */
export function schemaComplaint(error: ErrorObject, root = ''): Complaint {
  const { keyword, params } = error as { keyword: string; params: Record<string, unknown> }
  const at = joinPath(root, error.instancePath)
  const value = quote(error.data)
  switch (keyword) {
    case 'required':
      return { field: joinPath(at, `/${String(params.missingProperty)}`), message: 'is missing' }
    case 'additionalProperties':
      return { field: joinPath(at, `/${String(params.additionalProperty)}`), message: 'is not known' }
    case 'enum':
      return {
        field: at,
        message: `${value} is not one of ${(params.allowedValues as unknown[]).map(quote).join(', ')}`,
      }
    case 'type':
      return { field: at, message: `${value} is not ${[params.type].flat().map(article).join(' or ')}` }
    case 'false schema':
      return { field: at, message: `${value} contradicts another field; leave out one of the two` }
    default:
      return { field: at, message: `${value} ${error.message ?? 'is wrong'}` }
  }
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
