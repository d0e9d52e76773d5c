import { once } from '../../once.js'
import type { JsonSchema } from '../tool.js'
import { compileProblem } from './compile-problem.js'
import { newAjv } from './new-ajv.js'

/** Tells schemas from what is none; made once, since compiling JSON Schema itself takes longer than checking hundreds. */
export class SchemaChecker {
  readonly #ajv = once(() => newAjv())

  /** Why nothing can be checked by a schema, for a person; undefined where all is well. */
  problem(schema: JsonSchema): string | undefined {
    const ajv = this.#ajv()
    if (!ajv.validateSchema(schema)) return ajv.errorsText(ajv.errors)
    return compileProblem(schema)
  }
}
