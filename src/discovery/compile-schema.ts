import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { usesReference } from './schema-faults.js'
import type { JsonSchema } from './tool.js'

/**
 * Compiles a schema that is known to be valid. By an Ajv of its own, which costs no more than the compiling: one that
 * lived on would keep every schema that was ever compiled, and a server reloads plugins for months.
 */
export function compileSchema(schema: JsonSchema): ValidateFunction {
  const ajv = new Ajv2020({ strict: false, verbose: true, allErrors: true, validateSchema: false })
  addFormats.default(ajv)
  return ajv.compile(schema)
}

/** The first reference of a valid schema that leads nowhere. Only a schema with references is compiled for it. */
export function danglingReference(schema: JsonSchema): string | undefined {
  if (!usesReference(schema)) return undefined
  try {
    compileSchema(schema)
    return undefined
  } catch (error) {
    if (error instanceof Ajv2020.MissingRefError) return error.missingRef
    throw error
  }
}
