import { Ajv2020 } from 'ajv/dist/2020.js'
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { messageOf } from '../errors.js'
import { schemaComplaint } from './schema-complaints.js'
import type { JsonSchema, Problem } from './tool.js'

/** `smcp.json` in a plugin's folder: what its owner says about a program that can't or shall not say it itself. */
export interface Manifest {
  /** The contract itself: no process is needed. */
  readonly describe?: Readonly<Record<string, unknown>>
  readonly main?: string
  readonly interpreter?: string | readonly string[]
  /** Names of variables that the program gets, or names with values, in which `${VAR}` is replaced. */
  readonly env?: readonly string[] | Readonly<Record<string, string>>
  /** Working folder, relative to the plugin's; its own unless given. */
  readonly cwd?: string
  /** The owner vouches for the program: it may be asked for its help whatever its text looks like. */
  readonly ask?: boolean
  /** Globs of commands that are not served. */
  readonly hide?: readonly string[]
  /** What is said differently of single commands, by name. */
  readonly commands?: Readonly<Record<string, CommandOverride>>
}

export interface CommandOverride {
  /** The command's name in the tool's. */
  readonly name?: string
  readonly title?: string
  readonly description?: string
  /** MCP's hints, such as readOnlyHint. */
  readonly annotations?: Readonly<Record<string, unknown>>
  /** Values that a call has unless it gives others, by parameter. */
  readonly defaults?: Readonly<Record<string, unknown>>
}

export const manifestName = 'smcp.json'

// The same depth from src/ and from dist/; shipped, so that editors can be pointed at it too.
const schemaFile = fileURLToPath(new URL('../../docs/smcp.schema.json', import.meta.url))

/** Reads manifests; made once, since compiling the schema takes longer than reading a hundred of them. */
export class ManifestReader {
  readonly #validate = new Ajv2020({ allErrors: true, verbose: true, strict: false }).compile(
    JSON.parse(readFileSync(schemaFile, 'utf8')) as JsonSchema,
  )

  /** The manifest of a folder; empty where there is none, undefined where it is wrong: then each wrong field is a problem. */
  async read(plugin: string, dir: string): Promise<{ manifest: Manifest | undefined; problems: Problem[] }> {
    const file = join(dir, manifestName)
    const problem = (message: string, field?: string): Problem => ({
      plugin,
      file,
      ...(field !== undefined && { field }),
      message,
      severity: 'error',
    })
    try {
      const manifest: unknown = JSON.parse(await readFile(file, 'utf8'))
      if (this.#validate(manifest)) return { manifest: manifest as Manifest, problems: [] }
      const complaints = (this.#validate.errors ?? []).map((error) => schemaComplaint(error))
      return {
        manifest: undefined,
        problems: complaints.map(({ field, message }) => problem(message, field)),
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { manifest: {}, problems: [] }
      return { manifest: undefined, problems: [problem(`can't be read: ${messageOf(error)}`)] }
    }
  }
}
