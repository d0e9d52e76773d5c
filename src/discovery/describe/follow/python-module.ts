import { readdir, readFile, realpath } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, isAbsolute, join } from 'node:path'
import { isFile } from './is-file.js'

export interface PythonModule {
  readonly file: string
  /** The folder from which it is imported. */
  readonly root: string
}

/**
 * Finds the file of a module that a script imports: next to the script, among the packages of its interpreter, of its own
 * prefix and of `pip install --user`, and where `.pth` files lead, which `pip install -e` writes. Runs nothing. Undefined
 * if the module is in none of these places.
 */
export async function findPythonModule(
  module: string,
  script: string,
  interpreter: string | undefined,
): Promise<PythonModule | undefined> {
  const beside = await moduleFile(dirname(script), module)
  if (beside !== undefined) return { file: beside, root: dirname(script) }
  const real = interpreter && (await realpath(interpreter).catch(() => interpreter))
  const prefixes = [interpreter, script, real].flatMap((file) => (file ? [dirname(dirname(file))] : []))
  for (const prefix of new Set([...prefixes, '/usr/local', join(homedir(), '.local')])) {
    for (const packages of await packagesOf(prefix)) {
      for (const root of [packages, ...(await linkedFrom(packages))]) {
        const file = await moduleFile(root, module)
        if (file !== undefined) return { file, root }
      }
    }
  }
  return undefined
}

async function packagesOf(prefix: string): Promise<string[]> {
  const lib = join(prefix, 'lib')
  const versions = (await readdir(lib).catch(() => [])).filter((name) => name.startsWith('python3'))
  return versions.flatMap((name) => ['site-packages', 'dist-packages'].map((one) => join(lib, name, one)))
}

async function linkedFrom(packages: string): Promise<string[]> {
  const names = (await readdir(packages).catch(() => [])).filter((name) => name.endsWith('.pth'))
  const texts = await Promise.all(names.map((name) => readFile(join(packages, name), 'utf8').catch(() => '')))
  // Other lines begin with `import` and are code.
  return texts.flatMap((text) => text.split('\n').map((line) => line.trim())).filter(isAbsolute)
}

async function moduleFile(root: string, module: string): Promise<string | undefined> {
  const path = join(root, ...module.split('.'))
  for (const file of [`${path}.py`, join(path, '__init__.py')]) if (await isFile(file)) return file
  return undefined
}
