import type { ValidateFunction } from 'ajv/dist/2020.js'
import type { JsonSchema } from '../tool.js'
import { newAjv } from './new-ajv.js'

export type { ValidateFunction }

/**
 * Compiles a schema that is known to be valid. Creates an Ajv for each, which adds no cost: a shared one would keep every
 * schema that it ever compiled, and a server may reload plugins for months.
 */
export function compileSchema(schema: JsonSchema): ValidateFunction {
  // Ajv ignores unknown formats; without `logger: false` it would report them on the terminal.
  return newAjv({ validateSchema: false, logger: false }).compile(schema)
}
