import { once } from '../../once.js'
import type { JsonSchema } from '../tool.js'
import { compileProblem } from './compile-problem.js'
import { newAjv } from './new-ajv.js'

/** Checks schemas. Created once, because compiling JSON Schema's own schema takes longer than checking hundreds. */
export class SchemaChecker {
  readonly #ajv = once(() => newAjv())

  /** Why a schema can't be used, in words for a person; undefined if it can. */
  problem(schema: JsonSchema): string | undefined {
    const ajv = this.#ajv()
    if (!ajv.validateSchema(schema)) return ajv.errorsText(ajv.errors)
    return compileProblem(schema)
  }
}
