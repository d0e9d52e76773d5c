import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { basename, delimiter, dirname, isAbsolute, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findOnPath } from '../find-on-path.js'
import { isInside } from '../hidden-folders.js'
import type { Launch } from '../launch.js'
import { linkedFiles, type HiddenParts } from './hidden-parts.js'

/** The programs that smcp itself adds to a command line. */
const ownScripts = fileURLToPath(new URL('../../../src/process/warm', import.meta.url))
/** Where languages look for libraries. */
const libraries = /^(LD_LIBRARY_PATH|PYTHONPATH|NODE_PATH|PERL5LIB|RUBYLIB|GEM_HOME|GEM_PATH)$/

export interface Needed {
  /** Absolute paths in hidden folders that are shown, because the operator has chosen them. */
  readonly paths: readonly string[]
  /** The same that only the plugin has chosen: its own interpreter, its working folder. */
  readonly chosen: readonly string[]
}

/** What the operator has chosen, and no plugin. */
export interface OperatorChoice {
  readonly environment: Readonly<Record<string, string>>
  /** Programs that run others. */
  readonly interpreters: readonly string[]
}

/** Finds what a program needs of the hidden folders besides its own, `folder`. */
export async function neededPaths(
  { local }: Launch,
  folder: string,
  { environment, interpreters }: OperatorChoice,
  hidden: HiddenParts,
): Promise<Needed> {
  const trusted: string[] = [...(await operatorPaths(environment)), ...modulesAbove(folder)]
  const chosen: string[] = [local.cwd]
  for (const word of [...local.interpreter, local.mainFile]) {
    const isName = !word.includes('/')
    const file = isName ? findOnPath(word, environment, local.cwd) : resolve(local.cwd, word)
    if (file === undefined || isInside(file, ownScripts)) continue
    const isTrusted = isName || interpreters.includes(file) || isOnPath(file, environment)
    const paths = isTrusted ? trusted : chosen
    paths.push(...(await aroundProgram(file, hidden)))
  }
  const shown = (paths: readonly string[]): string[] =>
    [...new Set(paths)].filter((path) => hidden.has(path) && !isInside(path, folder))
  return { paths: shown(trusted), chosen: shown(chosen) }
}

/** Around a program, all that its links lead through, and the Python of its virtual environment. */
async function aroundProgram(file: string, hidden: HiddenParts): Promise<readonly string[]> {
  const files = [...(await linkedFiles(file))]
  const settings = await readFile(join(dirname(dirname(file)), 'pyvenv.cfg'), 'utf8').catch(() => '')
  const [, home] = /^home\s*=\s*(.+)$/m.exec(settings) ?? []
  if (home !== undefined) files.push(...(await linkedFiles(join(home.trim(), basename(file)))))
  return files.flatMap((one) => hidden.around(one))
}

async function operatorPaths(environment: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const named = Object.entries(environment).flatMap(([name, value]) =>
    libraries.test(name) ? value.split(delimiter).filter(isAbsolute) : [],
  )
  const { HOME, PATH = '' } = environment
  // Some systems have links to all their programs there.
  const linked = PATH.split(delimiter).filter((dir) => dir.startsWith('/run/'))
  const user = HOME === undefined ? [] : await userPackages(join(HOME, '.local', 'lib'))
  return [ownScripts, ...named, ...linked, ...user]
}

/** What `pip install --user` has installed. */
async function userPackages(lib: string): Promise<readonly string[]> {
  const names = await readdir(lib).catch(() => [])
  return names.filter((name) => name.startsWith('python')).map((name) => join(lib, name))
}

/** The packages that a program of Node finds in the folders above its own. */
function modulesAbove(folder: string): readonly string[] {
  const above = dirname(folder)
  if (above === folder) return []
  const modules = join(above, 'node_modules')
  return [...(existsSync(modules) ? [modules] : []), ...modulesAbove(above)]
}

function isOnPath(file: string, { PATH = '' }: Readonly<Record<string, string>>): boolean {
  return PATH.split(delimiter).includes(dirname(file))
}
