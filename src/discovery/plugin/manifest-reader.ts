import { lstatSync, readFileSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { messageOf } from '../../errors.js'
import { once } from '../../once.js'
import { parseWellFormed } from '../../parse-well-formed.js'
import { compileSchema } from '../schema/compile-schema.js'
import { schemaComplaint } from '../schema/schema-complaint.js'
import { withGoodAnnotations } from './manifest-annotations.js'
import { manifestName, type Manifest } from '../manifest.js'
import type { JsonSchema, Problem } from '../tool.js'
import { problemIn } from '../problem.js'

// The path is the same from src/ and from dist/. The file is in the package so that editors can use it, too.
const schemaFile = fileURLToPath(new URL('../../../docs/smcp.schema.json', import.meta.url))

/** Reads manifests. Created once, because compiling the schema takes longer than reading a hundred manifests. */
export class ManifestReader {
  readonly #validator = once(() => compileSchema(JSON.parse(readFileSync(schemaFile, 'utf8')) as JsonSchema))

  /**
   * Reads the manifest of a folder: empty if there is none, undefined if it is wrong, with an error for each wrong field.
   * A wrong annotation is left out with a warning.
   */
  async read(plugin: string, dir: string): Promise<{ manifest: Manifest | undefined; problems: Problem[] }> {
    const file = join(dir, manifestName)
    const { error, warning } = problemIn(file, plugin)
    try {
      // A dangling link is there, and can't be read.
      if (!lstatSync(file, { throwIfNoEntry: false })) return { manifest: {}, problems: [] }
      // Reading a FIFO would never end.
      if (!statSync(file).isFile()) return { manifest: undefined, problems: [error('is not a file')] }
      const { manifest, complaints: leftOut } = withGoodAnnotations(
        parseWellFormed(await readFile(file, 'utf8')),
      )
      const validate = this.#validator()
      const warnings = leftOut.map(({ field, message }) => warning(message, field))
      if (validate(manifest)) return { manifest: manifest as Manifest, problems: warnings }
      const complaints = (validate.errors ?? []).map((one) => schemaComplaint(one))
      return {
        manifest: undefined,
        problems: complaints.map(({ field, message }) => error(message, field)),
      }
    } catch (reason) {
      return { manifest: undefined, problems: [error(`can't be read: ${messageOf(reason)}`)] }
    }
  }
}
