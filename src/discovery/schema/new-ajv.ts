import { createRequire } from 'node:module'
import type { Ajv2020, Options } from 'ajv/dist/2020.js'

const require = createRequire(import.meta.url)

/**
 * Creates an Ajv for JSON Schema 2020-12 that reports every complaint with the value that it concerns. The library is
 * loaded at the first use; by then, a server that knows its plugins has listed their tools.
 */
export function newAjv(options: Options = {}): Ajv2020 {
  const { Ajv2020 } = require('ajv/dist/2020.js') as typeof import('ajv/dist/2020.js')
  const addFormats = require('ajv-formats') as typeof import('ajv-formats')
  const ajv = new Ajv2020({ strict: false, verbose: true, allErrors: true, ...options })
  addFormats.default(ajv)
  return ajv
}
