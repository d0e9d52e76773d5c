import type { JsonSchema } from '../tool.js'
import { compileSchema } from './compile-schema.js'
import { schemaComplaint } from './schema-complaint.js'

/** What is wrong with a value, in words that begin with it or with its field; undefined: nothing. */
export function complaintAbout(schema: JsonSchema, value: unknown): string | undefined {
  const validate = compileSchema(schema)
  if (validate(value)) return undefined
  const complaints = (validate.errors ?? []).map((error) => {
    const { field, message } = schemaComplaint(error)
    return field === '' ? message : `${JSON.stringify(field)} ${message}`
  })
  return complaints.join('; ')
}
