import { full, readProfile, withPrefix, type Profile } from './profile.js'
import { isObject } from '../is-object.js'
import { nearestWord } from '../nearest-name.js'
import { quote } from '../quote.js'

/** That a tool serves a purpose, in the words of whoever wrote the profiles. */
export type IntentHint = Readonly<Record<string, unknown>>

/** What is said about profiles beside the files. */
export interface ProfileChoice {
  /** Where every caller starts; undefined: where the files say. */
  readonly attachProfile: string | undefined
  /** The beginning of the names of the tools of the profile `admin`; undefined: there is none of ours. */
  readonly adminPrefix: string | undefined
}

/** One file of profiles, parsed. */
export interface ProfileFile {
  readonly file: string
  readonly content: Readonly<Record<string, unknown>>
}

/** The profiles by their names in small letters. */
export class Profiles {
  readonly #profiles = new Map<string, Profile>([['full', full]])
  /** In the order of the files. */
  readonly hints: readonly IntentHint[]
  /** What is odd about the files or the choice, each as a sentence. */
  readonly warnings: readonly string[]
  /** The one that is attached where none is named. */
  readonly defaultName: string
  /** The one with which a caller starts. */
  readonly firstName: string

  /** Later files win. Throws a plain Error that names file, profile and field. */
  constructor(files: readonly ProfileFile[], { attachProfile, adminPrefix }: ProfileChoice) {
    const warnings: string[] = []
    if (adminPrefix !== undefined) this.#profiles.set('admin', withPrefix(adminPrefix))
    for (const { file, content } of files) {
      const { profiles } = content
      if (!isObject(profiles)) continue
      for (const [name, spec] of Object.entries(profiles)) {
        if (!isObject(spec)) continue
        this.#profiles.set(keyOf(name), profileIn(file, name, spec))
        if (spec.mode === undefined)
          warnings.push(`The profile "${name}" of ${file} names no mode, and so has all tools`)
      }
    }
    const choose = (name: string | undefined, where: string): string | undefined => {
      if (name === undefined || this.has(name)) return name && keyOf(name)
      warnings.push(
        `${where} names the profile "${name}"${this.meant(name)}, which there is not; there are ${this.names.join(', ')}`,
      )
      return undefined
    }
    this.defaultName = choose(defaultIn(files), 'default_profile') ?? 'full'
    this.firstName = choose(attachProfile, 'SMCP_ATTACH_PROFILE') ?? this.defaultName
    this.hints = files.flatMap(({ content: { intent_hints: hints } }) =>
      Array.isArray(hints) ? hints.filter(isObject) : [],
    )
    this.warnings = warnings
  }

  get names(): readonly string[] {
    return [...this.#profiles.keys()].sort()
  }

  has(name: string): boolean {
    return this.#profiles.has(keyOf(name))
  }

  /** ` (did you mean ops?)`, for a name that there is not; nothing where none is near. */
  meant(name: string): string {
    const near = nearestWord(keyOf(name), this.names)
    return near === undefined ? '' : ` (did you mean ${near}?)`
  }

  /** That there is no profile of this name, which may be meant, and which there are: what follows "there is". */
  lack(name: string): string {
    return `no profile ${quote(name)}${this.meant(name)}; there are ${this.names.join(', ')}`
  }

  /** The profile of this name; the first one if there is none. */
  find(name: string): Profile {
    return this.#profiles.get(keyOf(name)) ?? this.#profiles.get(this.firstName) ?? full
  }
}

function keyOf(name: string): string {
  return name.trim().toLowerCase()
}

function profileIn(file: string, name: string, spec: Record<string, unknown>): Profile {
  try {
    return readProfile(spec)
  } catch (error) {
    throw new Error(`The profile "${name}" of ${file} is wrong: ${(error as Error).message}`, {
      cause: error,
    })
  }
}

/** What the last file says that says something. */
function defaultIn(files: readonly ProfileFile[]): string | undefined {
  const named = files.map(({ content }) => content.default_profile)
  return named.findLast((name): name is string => typeof name === 'string' && name.trim() !== '')
}
