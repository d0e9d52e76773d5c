import { readdir, readFile, realpath } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { isFile } from './is-file.js'

export interface PythonModule {
  readonly file: string
  /** The folder from which it is imported. */
  readonly root: string
}

/** Where a Python looks for modules. */
export interface PythonPlaces {
  /** The folders that come before all packages. */
  readonly first: readonly string[]
  /** The script that imports the module, if there is one: packages of its own prefix count too. */
  readonly script?: string | undefined
  readonly interpreter?: string | undefined
}

/**
 * Finds the file of a module that a script imports, or that Python runs (`-m`): in the first folders, among the packages
 * of its interpreter, of the script's prefix and of `pip install --user`, where `.pth` files lead, which `pip install
 * -e` writes, and in Python's own library. Runs nothing. Undefined if the module is in none of these places.
 */
export async function findPythonModule(
  module: string,
  places: PythonPlaces,
  isRun = false,
): Promise<PythonModule | undefined> {
  for (const root of places.first) {
    const file = await moduleFile(root, module, isRun)
    if (file !== undefined) return { file, root }
  }
  for (const packages of await packageFolders(places)) {
    for (const root of [packages, ...(await linkedFrom(packages)), dirname(packages)]) {
      const file = await moduleFile(root, module, isRun)
      if (file !== undefined) return { file, root }
    }
  }
  return undefined
}

/** The folders of packages in which a Python looks; not all of them exist. */
export async function packageFolders({ script, interpreter }: PythonPlaces): Promise<string[]> {
  const real = interpreter && (await realpath(interpreter).catch(() => interpreter))
  const prefixes = [interpreter, script, real].flatMap((file) => (file ? [dirname(dirname(file))] : []))
  const all = [
    ...new Set([...prefixes, ...(await versionsBeside(prefixes)), '/usr/local', join(homedir(), '.local')]),
  ]
  return (await Promise.all(all.map(packagesOf))).flat()
}

/** The Pythons of pyenv, whose commands are scripts that choose one: `~/.pyenv/shims/python3`. */
async function versionsBeside(prefixes: readonly string[]): Promise<string[]> {
  const dirs = [...new Set(prefixes)].map((prefix) => join(prefix, 'versions'))
  const names = await Promise.all(dirs.map((dir) => readdir(dir).catch(() => [])))
  return dirs.flatMap((dir, index) =>
    (names[index] ?? [])
      .sort()
      .reverse()
      .map((name) => join(dir, name)),
  )
}

async function packagesOf(prefix: string): Promise<string[]> {
  const lib = join(prefix, 'lib')
  const versions = (await readdir(lib).catch(() => [])).filter((name) => name.startsWith('python3'))
  return versions.flatMap((name) => ['site-packages', 'dist-packages'].map((one) => join(lib, name, one)))
}

/** The folders to which the `.pth` files among these packages lead. */
export async function linkedFrom(packages: string): Promise<string[]> {
  const names = (await readdir(packages).catch(() => [])).filter((name) => name.endsWith('.pth'))
  const texts = await Promise.all(names.map((name) => readFile(join(packages, name), 'utf8').catch(() => '')))
  const lines = texts.flatMap((text) => text.split('\n').map((line) => line.trim()))
  // Lines that begin with `import` are code.
  return lines
    .filter((line) => line !== '' && !/^(?:#|import\s)/.test(line))
    .map((line) => resolve(packages, line))
}

async function moduleFile(root: string, module: string, isRun: boolean): Promise<string | undefined> {
  const path = join(root, ...module.split('.'))
  const main = join(path, isRun ? '__main__.py' : '__init__.py')
  for (const file of [`${path}.py`, main]) if (await isFile(file)) return file
  return undefined
}
