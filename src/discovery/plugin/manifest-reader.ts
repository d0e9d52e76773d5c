import { readFileSync } from 'node:fs'
import { lstat, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { messageOf } from '../../errors.js'
import { once } from '../../once.js'
import { compileSchema } from '../schema/compile-schema.js'
import { schemaComplaint } from '../schema/schema-complaint.js'
import { withGoodAnnotations } from './manifest-annotations.js'
import { manifestName, type Manifest } from '../manifest.js'
import type { JsonSchema, Problem } from '../tool.js'
import { problemIn } from '../problem.js'

// The same depth from src/ and from dist/; shipped, so that editors can be pointed at it too.
const schemaFile = fileURLToPath(new URL('../../../docs/smcp.schema.json', import.meta.url))

/** Reads manifests; made once, since compiling the schema takes longer than reading a hundred of them. */
export class ManifestReader {
  readonly #validator = once(() => compileSchema(JSON.parse(readFileSync(schemaFile, 'utf8')) as JsonSchema))

  /**
   * The manifest of a folder; empty where there is none, undefined where it is wrong: then each wrong field is an error.
   * A wrong annotation is a warning, and left out.
   */
  async read(plugin: string, dir: string): Promise<{ manifest: Manifest | undefined; problems: Problem[] }> {
    const file = join(dir, manifestName)
    const { error, warning } = problemIn(file, plugin)
    try {
      const { manifest, complaints: leftOut } = withGoodAnnotations(JSON.parse(await readFile(file, 'utf8')))
      const validate = this.#validator()
      const warnings = leftOut.map(({ field, message }) => warning(message, field))
      if (validate(manifest)) return { manifest: manifest as Manifest, problems: warnings }
      const complaints = (validate.errors ?? []).map((one) => schemaComplaint(one))
      return {
        manifest: undefined,
        problems: complaints.map(({ field, message }) => error(message, field)),
      }
    } catch (reason) {
      // A link that leads nowhere is a manifest that can't be read, not none.
      const isThere = await lstat(file).catch(() => undefined)
      if (!isThere && (reason as NodeJS.ErrnoException).code === 'ENOENT')
        return { manifest: {}, problems: [] }
      return { manifest: undefined, problems: [error(`can't be read: ${messageOf(reason)}`)] }
    }
  }
}
