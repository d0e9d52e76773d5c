import type { ValidateFunction } from 'ajv/dist/2020.js'
import type { JsonSchema } from '../tool.js'
import { newAjv } from './new-ajv.js'

export type { ValidateFunction }

/**
 * Compiles a schema that is known to be valid. By an Ajv of its own, which costs no more than the compiling: one that
 * lived on would keep every schema that was ever compiled, and a server reloads plugins for months.
 */
export function compileSchema(schema: JsonSchema): ValidateFunction {
  // A format that it does not know is ignored; it would say so on the terminal.
  return newAjv({ validateSchema: false, logger: false }).compile(schema)
}
