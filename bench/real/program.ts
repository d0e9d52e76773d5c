import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A real program, how it is installed and made a plugin, what it takes, and what an agent is to do with it. */
export interface RealProgram {
  /** The name of its plugin. */
  readonly name: string
  readonly framework: string
  readonly package: Package
  /** The command that the package brings. */
  readonly bin: string
  readonly form: Form
  /** It is small enough for `npm test`. */
  readonly inTests?: boolean
  /** Only these commands are judged; a program of few commands has all of them here, and no `isPart`. */
  readonly commands: readonly RealCommand[]
  /** There are more commands than `commands` has. */
  readonly isPart?: boolean
  readonly tasks: readonly Task[]
}

/** What a package manager installs; for `apt` the version is the distribution's. */
export type Package =
  { readonly pip: readonly string[] } | { readonly npm: readonly string[] } | { readonly apt: string }

/** How a user makes it a plugin; docs/discovery.md says what smcp follows. */
export type Form = 'link' | 'wrapper' | 'env' | 'copy' | 'command' | 'add'

interface RealCommand {
  readonly path: readonly string[]
  /** Each as `readParameter` reads it. */
  readonly parameters: readonly string[]
}

/** Something that a person asks an agent for, in terms of what the program calls things. */
export interface Task {
  readonly task: string
  /** The words of the command. */
  readonly command: readonly string[]
  /**
   * What the agent knows that it needs: a flag or a positional, by any of its names separated by `|`, and the value; true
   * for a switch. In the order of a command line. `{dir}` is the folder of the task's files.
   */
  readonly uses: Readonly<Record<string, unknown>>
  /** The same as words after the command's, as a person would type them. */
  readonly argv: readonly string[]
  /** And the words before the command's, such as options of a group. */
  readonly before?: readonly string[]
  /** By path below the folder. */
  readonly files?: Readonly<Record<string, string>>
  /** A regular expression that the result fits, with the flag `s`. */
  readonly shows?: string
  /** Files below the folder that are there afterwards, and a regular expression that each fits. */
  readonly leaves?: Readonly<Record<string, string>>
}

/** The programs of a folder by name, all of them or the chosen ones. */
export async function readPrograms(
  dir: string,
  isChosen: (program: RealProgram) => boolean = () => true,
): Promise<RealProgram[]> {
  const files = (await readdir(dir)).filter((file) => file.endsWith('.json')).sort()
  const texts = await Promise.all(files.map((file) => readFile(join(dir, file), 'utf8')))
  return texts.map((text) => JSON.parse(text) as RealProgram).filter(isChosen)
}
