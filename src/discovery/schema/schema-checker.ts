import type { JsonSchema } from '../tool.js'
import { compileProblem } from './compile-problem.js'
import { newAjv } from './new-ajv.js'

/** Tells schemas from what is none; made once, since compiling JSON Schema itself takes longer than checking hundreds. */
export class SchemaChecker {
  readonly #ajv = newAjv()

  /** Why nothing can be checked by a schema, for a person; undefined where all is well. */
  problem(schema: JsonSchema): string | undefined {
    if (!this.#ajv.validateSchema(schema)) return this.#ajv.errorsText(this.#ajv.errors)
    return compileProblem(schema)
  }
}
