import { Ajv2020, type Options } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'

/** What reads all schemas here: by JSON Schema 2020-12, with every complaint and the value that it is about. */
export function newAjv(options: Options = {}): Ajv2020 {
  const ajv = new Ajv2020({ strict: false, verbose: true, allErrors: true, ...options })
  addFormats.default(ajv)
  return ajv
}
