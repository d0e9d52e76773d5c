import { createRequire } from 'node:module'
import type { Ajv2020, Options } from 'ajv/dist/2020.js'

const require = createRequire(import.meta.url)

/**
 * What reads all schemas here: by JSON Schema 2020-12, with every complaint and the value that it is about. Its library
 * is loaded at the first use: a server that knows its plugins has listed their tools by then.
 */
export function newAjv(options: Options = {}): Ajv2020 {
  const { Ajv2020 } = require('ajv/dist/2020.js') as typeof import('ajv/dist/2020.js')
  const addFormats = require('ajv-formats') as typeof import('ajv-formats')
  const ajv = new Ajv2020({ strict: false, verbose: true, allErrors: true, ...options })
  addFormats.default(ajv)
  return ajv
}
