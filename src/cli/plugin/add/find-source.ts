import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { ConfigError } from '../../../errors.js'
import { shellWord } from '../../shell-word.js'
import { findOnPath } from '../../../process/find-on-path.js'

/** A program or folder that becomes a plugin. */
export type Source =
  | {
      readonly kind: 'program'
      /** As the manifest names it: a name on PATH, or an absolute path. */
      readonly command: string
      readonly file: string
    }
  | { readonly kind: 'folder'; readonly dir: string }

/** Finds a program on PATH, or a file or folder by its path. Throws a ConfigError if there is none. */
export function findSource(given: string, environment: Readonly<Record<string, string>>): Source {
  const path = resolve(given)
  const onPath = given.includes('/') ? undefined : findOnPath(given, environment)
  if (onPath !== undefined) return { kind: 'program', command: given, file: onPath }
  const info = statSync(path, { throwIfNoEntry: false })
  if (info?.isDirectory()) return { kind: 'folder', dir: path }
  if (info?.isFile()) return { kind: 'program', command: path, file: path }
  const hint = "Name a program on PATH, or the path of a program or of a plugin's folder."
  if (info) throw new ConfigError(`${path} is neither a program nor a folder`, { hint })
  throw given.includes('/')
    ? new ConfigError(`${path} does not exist`, { hint })
    : new ConfigError(`There is no program ${JSON.stringify(given)} on PATH, and no file or folder here`, {
        hint: `Install ${given}, or name the path of a program or of a plugin's folder.`,
      })
}

/** The same of a program alone. Throws a ConfigError for a folder too; `bin` is what to type for that. */
export function findProgram(
  given: string,
  environment: Readonly<Record<string, string>>,
  bin: string,
): Source {
  const source = findSource(given, environment)
  if (source.kind === 'program') return source
  throw new ConfigError(`${source.dir} is a folder, and --wrap is for a program`, {
    hint: `${bin} plugin add ${shellWord(given)} links a folder that is a plugin already.`,
  })
}
