import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What a program of the corpus accepts, mostly read from its own parser: one file expected/NAME.json. */
export interface TrueProgram {
  readonly program: string
  readonly framework: string
  /** Options of the root, which every command also accepts: neither wanted nor penalized. */
  readonly globals: readonly Pick<TrueParameter, 'name' | 'flags'>[]
  readonly commands: readonly TrueCommand[]
}

export interface TrueCommand {
  readonly path: readonly string[]
  readonly description: string
  readonly summary: string
  /** Neither wanted nor penalized. */
  readonly optional?: boolean
  readonly parameters: readonly TrueParameter[]
}

export interface TrueParameter {
  readonly name: string
  readonly kind: 'option' | 'positional'
  readonly flags: readonly string[]
  readonly aliases: readonly string[]
  readonly type: string
  /** Other types that are as good. */
  readonly accept: readonly string[]
  readonly required: boolean
  /** False if the help does not show that it is required. */
  readonly requiredVisible: boolean
  readonly description: string
  readonly longdescription?: string
  /** What the help shows; null: nothing. */
  readonly default: unknown
  readonly enum: readonly unknown[] | null
  /** What is true but not shown. */
  readonly hiddenDefault: unknown
  readonly hiddenEnum: readonly unknown[] | null
  /** Any list of values is as good. */
  readonly enumAny: boolean
  /** Neither wanted nor penalized, by itself or as an option of a group above. */
  readonly optional?: boolean
  readonly global?: boolean
}

/** The truth of every program in a folder, by name. */
export async function readTruth(dir: string): Promise<TrueProgram[]> {
  const files = (await readdir(dir)).filter((file) => file.endsWith('.json')).sort()
  const texts = await Promise.all(files.map((file) => readFile(join(dir, file), 'utf8')))
  return texts.map((text) => JSON.parse(text) as TrueProgram)
}
