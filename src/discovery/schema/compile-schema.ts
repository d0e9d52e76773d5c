import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { JsonSchema } from '../tool.js'

/**
 * Compiles a schema that is known to be valid. By an Ajv of its own, which costs no more than the compiling: one that
 * lived on would keep every schema that was ever compiled, and a server reloads plugins for months.
 */
export function compileSchema(schema: JsonSchema): ValidateFunction {
  // A format that it does not know is ignored; it would say so on the terminal.
  const ajv = new Ajv2020({
    strict: false,
    verbose: true,
    allErrors: true,
    validateSchema: false,
    logger: false,
  })
  addFormats.default(ajv)
  return ajv.compile(schema)
}
