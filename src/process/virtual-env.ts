import { existsSync, lstatSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { dirname, isAbsolute, join } from 'node:path'

/**
 * The interpreter of a virtual environment, even if it is a link to a Python that is gone: another one would
 * lack its modules, and running this one says why.
 */
export function venvPython(dir: string): string | undefined {
  const candidates = [join(dir, 'bin', 'python'), join(dir, 'Scripts', 'python.exe')]
  return candidates.find((path) => lstatSync(path, { throwIfNoEntry: false }) !== undefined)
}

/** Whether an interpreter belongs to a virtual environment: then it is its own sys.executable. */
export function isVirtual(python: string): boolean {
  return isAbsolute(python) && existsSync(join(dirname(dirname(python)), 'pyvenv.cfg'))
}

/** The folders of a Python's modules; their times change when a package is installed. */
export async function sitePackages(python: string): Promise<string[]> {
  const lib = join(dirname(dirname(python)), 'lib')
  const versions = (await readdir(lib).catch(() => [])).filter((name) => /^(python|pypy)/.test(name))
  return versions.map((name) => join(lib, name, 'site-packages'))
}
